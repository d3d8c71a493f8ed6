"""Tests of batches/"""
