"""Tests of rules/"""
