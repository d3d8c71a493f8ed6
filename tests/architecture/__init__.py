"""Tests of architecture/"""
