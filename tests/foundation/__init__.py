"""Tests of foundation/"""
