#pragma once

#include "shared/receipts/forms.h"
#include "shared/receipts/sheet.h"

#include <string>
#include <vector>

/// Invented filings at an invented office, for the tests of forms.
namespace onedoor::support {

/// Both circulars as they are in assets/form-sets.
receipts::FormSets const& form_sets();
receipts::FormSet const& form_set_2025();
receipts::FormSet const& form_set_2018();

/// How much there is to print.
enum class Length { Usual, Longest };

/// 09:31:07 on 21 November 2026 in Vietnam.
core::Instant example_time();

receipts::Receipt example_receipt(Length length = Length::Usual);
receipts::SupplementRequest example_supplement_request(Length length = Length::Usual);
receipts::Refusal example_refusal(Length length = Length::Usual);
receipts::Extension example_extension(Length length = Length::Usual);
receipts::StopNotice example_stop_notice(Length length = Length::Usual);
receipts::ControlSlip example_control_slip(Length length = Length::Usual);
receipts::FileRegister example_register(Length length = Length::Usual);

/// Every form that the circular has, in the order of FormKind.
std::vector<receipts::Content> example_contents(receipts::FormSet const& set, Length length);

/// The sheet of a content of these sets; stops the test when it cannot be laid out.
receipts::Sheet sheet_of(receipts::Content const& content, receipts::Printing const& printing = {});
/// Every text of a sheet, one in a line.
std::string texts_of(receipts::Sheet const& sheet);

}
