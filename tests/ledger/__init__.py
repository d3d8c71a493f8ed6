"""Tests of ledger/"""
