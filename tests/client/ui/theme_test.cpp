#include "client/ui/theme.h"

#include <array>
#include <doctest/doctest.h>
#include <string>

using namespace onedoor::ui;

namespace {

constexpr std::array themes{ThemeKind::Light, ThemeKind::Dark, ThemeKind::Contrast};

struct Pair {
    char const* name;
    Colour ink, ground;
};

}

TEST_CASE("theme: text reaches a contrast of 7 on every ground it is written on") {
    for (ThemeKind const theme : themes) {
        Tokens const& t = tokens(theme);
        Pair const pairs[] = {{"ink on bg", t.ink, t.bg},
                              {"ink on surface", t.ink, t.surface},
                              {"ink on sunken", t.ink, t.sunken},
                              {"ink2 on bg", t.ink2, t.bg},
                              {"ink2 on surface", t.ink2, t.surface},
                              {"ink2 on sunken", t.ink2, t.sunken},
                              {"ink2 on tint", t.ink2, t.tint},
                              {"on_brand", t.on_brand, t.brand},
                              {"on_brand2", t.on_brand2, t.brand},
                              {"on_primary", t.on_primary, t.primary},
                              {"on_primary2", t.on_primary2, t.primary},
                              {"primary on surface", t.primary, t.surface},
                              {"primary on bg", t.primary, t.bg},
                              {"on_tint", t.on_tint, t.tint},
                              {"ok on its tint", t.ok, t.ok_tint},
                              {"warn on its tint", t.warn, t.warn_tint},
                              {"bad on its tint", t.bad, t.bad_tint},
                              {"bad on surface", t.bad, t.surface}};
        for (Pair const& pair : pairs) {
            CAPTURE(pair.name);
            CAPTURE(static_cast<int>(theme));
            CHECK(contrast_ratio(pair.ink, pair.ground) >= 7.0F);
        }
    }
}

TEST_CASE("theme: borders of controls reach a contrast of 3, signs of states 4.5") {
    for (ThemeKind const theme : themes) {
        Tokens const& t = tokens(theme);
        CAPTURE(static_cast<int>(theme));
        CHECK(contrast_ratio(t.border, t.bg) >= 3.0F);
        CHECK(contrast_ratio(t.border, t.surface) >= 3.0F);
        CHECK(contrast_ratio(t.brand_line, t.brand) >= 3.0F);
        CHECK(contrast_ratio(t.ok_fill, t.ok_tint) >= 4.5F);
        CHECK(contrast_ratio(t.warn_fill, t.warn_tint) >= 4.5F);
        CHECK(contrast_ratio(t.bad_fill, t.surface) >= 4.5F);
        CHECK(contrast_ratio(t.on_off, t.off) >= 4.5F);
    }
}

TEST_CASE("theme: every line of type is at least a third higher than its letters") {
    for (int form = 0; form < 5; ++form) {
        for (std::size_t role = 0; role < type_role_count; ++role) {
            TypeStyle const style = type_style(static_cast<TypeRole>(role),
                                               static_cast<FormFactor>(form), TextSize::Percent100);
            CAPTURE(form);
            CAPTURE(role);
            // Large numbers carry no Vietnamese marks and are set tighter.
            float const least = role == 0 ? 1.18F : role == 1 ? 1.28F : 1.32F;
            CHECK(style.line >= style.size * least);
        }
    }
}

TEST_CASE("theme: a text size of 200 % doubles letters and never shrinks a target") {
    for (int form = 0; form < 5; ++form) {
        auto const factor = static_cast<FormFactor>(form);
        TypeStyle const normal = type_style(TypeRole::Body, factor, TextSize::Percent100);
        TypeStyle const large = type_style(TypeRole::Body, factor, TextSize::Percent200);
        CHECK(large.size == doctest::Approx(normal.size * 2));
        Metrics const small = metrics(factor, {});
        Metrics const big = metrics(factor, {.text_size = TextSize::Percent200});
        CHECK(big.control_height >= small.control_height);
        CHECK(big.control_height >= large.line);
    }
}

TEST_CASE("theme: the viewport decides between phone, desktop and kiosk") {
    CHECK(form_factor_of(320, 600) == FormFactor::Phone);
    CHECK(form_factor_of(390, 844) == FormFactor::Phone);
    CHECK(form_factor_of(1366, 768) == FormFactor::Desktop);
    CHECK(form_factor_of(1080, 1920) == FormFactor::Kiosk);
}
