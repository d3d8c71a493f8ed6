"""Tests of factories/"""
