#pragma once

#include "client/ui/icon.h"
#include "shared/text/language.h"

#include <span>
#include <string_view>

/// What the home page shows of the catalogue before the index has come: tables made from
/// assets/guides and assets/catalogue/{life-events,sectors,home}.json by assets/build/home_page.py.
namespace onedoor::screens {

/// A reason to come ("Sinh con").
struct LifeEvent {
    /// Of its guide, at /can-lam-gi/{id}.
    std::string_view id;
    std::string_view vi, en;
    ui::Icon icon;
    /// Procedures of the catalogue that belong to it.
    int procedures;

    [[nodiscard]] std::string_view name(text::Language language) const {
        return language == text::Language::Vietnamese ? vi : en;
    }
};

struct SectorIcon {
    std::string_view sector;
    ui::Icon icon;
};

/// Words that people often search for.
struct UsualSearch {
    std::string_view vi, en;

    [[nodiscard]] std::string_view words(text::Language language) const {
        return language == text::Language::Vietnamese ? vi : en;
    }
};

/// In the order of the file, the most usual first.
std::span<LifeEvent const> life_events();
std::span<SectorIcon const> sector_icons();
/// Ids of procedures.
std::span<std::string_view const> often_used_ids();
std::span<UsualSearch const> usual_searches();

/// icon::files for a sector that has none.
ui::Icon icon_of_sector(std::string_view sector);

}
