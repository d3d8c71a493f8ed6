"""Tests of performance/"""
