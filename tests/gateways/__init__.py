"""Tests of gateways/"""
