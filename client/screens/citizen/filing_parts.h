#pragma once

#include "client/screens/view.h"

/// Parts that every page of a filing shows.
namespace onedoor::screens::citizen {

/// "Bước 2/5" and the page's name; both empty outside a filing.
struct FilingPlace {
    std::string summary;
    std::string name;
};
/// Of the page the route names; the procedure and its form have to be there.
FilingPlace filing_place(View const& view);
/// The number filing_stepper() takes, of the page the route names.
std::size_t filing_number(View const& view);

/// Case question, form steps, papers, check: `number` is 0 for the case question, then counts the
/// form's visible steps, then papers and check.
void filing_stepper(View const& view, std::size_t number);
/// Whether the draft is kept on this device or lives on this screen only.
void draft_notice(View const& view);
/// Offers a draft that was found.
void draft_choice(View const& view);
/// The box that asks to keep the draft on this device.
void keep_choice(View const& view);
/// The page's main button, "Sang bước n"; wants `leave`.
void next_button(View const& view, std::size_t number, Action leave);

}
