"""Engines spell languages in many ways; listeners and casts see one."""

import pytest

from voices.language import canonical, same_language


@pytest.mark.parametrize(
    ("tag", "spelt"),
    [
        ("en-us", "en-US"),
        ("en_GB", "en-GB"),
        ("EN", "en"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("es-419", "es-419"),
        ("en-gb-x-rp", "en-GB-x-rp"),
        ("vi-vn-x-central", "vi-VN-x-central"),
        ("en-gb-scotland", "en-GB-scotland"),
        ("cmn-latn-pinyin", "zh-Latn-pinyin"),
    ],
)
def test_tags_are_spelt_as_bcp_47_asks(tag, spelt):
    assert canonical(tag) == spelt


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("en", "en-US", True),
        ("en-GB", "en_us", True),
        ("cmn", "zh-Hans", True),
        ("en", "eng", False),
        ("de", "nl", False),
    ],
)
def test_region_and_script_do_not_make_another_language(one, other, same):
    assert same_language(one, other) is same
