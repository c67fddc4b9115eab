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
/// The page's main button, "Sang bước n"; wants `leave`.
void next_button(View const& view, std::size_t number, Action leave);

}
