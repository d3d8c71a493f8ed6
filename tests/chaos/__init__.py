"""Tests of chaos/"""
