#pragma once

#include "shared/forms/form.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onedoor::forms {

/// Whether administrative units exist today; given by whoever holds their list.
class UnitLookup {
public:
    virtual ~UnitLookup() = default;
    [[nodiscard]] virtual bool has_province(std::string_view code) const = 0;
    /// False too when there is no such commune.
    [[nodiscard]] virtual bool is_commune_of(std::string_view commune,
                                             std::string_view province) const = 0;
    [[nodiscard]] virtual bool has_commune(std::string_view code) const = 0;
};

struct Context {
    core::Date today;
    /// Case of the procedure chosen by the citizen, empty without cases.
    std::string case_id;
    /// Null: codes are checked by their form alone (2 and 5 digits).
    UnitLookup const* units = nullptr;
};

/// Names and values, ready to be shown (dates as 21/11/2026).
using FieldErrorParameters = std::vector<std::pair<std::string, std::string>>;

/// What is wrong with one answer. `path` is the place in the answers ("children[0].full_name",
/// "residence.commune"). Codes are "form.…" and those of shared/validation and shared/identity.
struct FieldError {
    std::string path;
    std::string code;
    FieldErrorParameters parameters;

    bool operator==(FieldError const&) const = default;
};

struct Validation {
    /// Normalised (NFC, white space, phone and citizen numbers), computed values filled in, hidden
    /// answers and ill-formed ones left out, in the order of the form. Validating it again gives
    /// the same.
    json::Value answers;
    /// In the order of the form.
    std::vector<FieldError> errors;
};

/// `answers` is an object: text, date, choice, citizen_id, phone, email, unit and file are
/// strings, number and money integers, multi_choice an array of strings, group an array of
/// objects, address {"province", "commune", "street"}. Null, "" and [] are the same as absent.
/// Computed answers are ignored and computed anew; an answer without a field is refused with
/// "form.unknown_field".
Validation validate(Form const& form, Context const& context, json::Value const& answers);

/// The errors of one step (index into form.steps) while the others may still be empty.
std::vector<FieldError> validate_step(Form const& form, Context const& context,
                                      json::Value const& answers, std::size_t step_index);

struct VisibleField {
    Field const* field = nullptr;
    enum class Requirement : std::uint8_t { Optional, Required } requirement;
};

bool is_step_visible(Form const& form, Context const& context, json::Value const& answers,
                     std::size_t step_index);

/// What a step shows now; empty when the step is hidden.
std::vector<VisibleField> visible_fields(Form const& form, Context const& context,
                                         json::Value const& answers, std::size_t step_index);

struct EntryAddress {
    std::string_view group;
    std::size_t index = 0;
};

/// What one entry of a repeating group shows now; an entry not answered yet counts as empty.
std::vector<VisibleField> visible_members(Form const& form, Context const& context,
                                          json::Value const& answers, EntryAddress entry);

/// Whether the field at `path` ("late_reason", "children[1].name") is shown; false when there is
/// no such field.
bool is_visible(Form const& form, Context const& context, json::Value const& answers,
                std::string_view path);

/// What is wrong and what to do, for the citizen (texts in error_texts.cpp).
text::Localized describe(FieldError const& error, Form const& form);

/// 21/11/2026.
std::string display_date(core::Date date);

}
