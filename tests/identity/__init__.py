"""Tests of identity/"""
