#include "shared/forms/answers.h"
#include "tests/vectors/ops.h"

namespace onedoor::vectors {

namespace {

json::Value to_json(forms::FieldError const& error, forms::Form const& form) {
    text::Localized const text = describe(error, form);
    return json::Object{
        {"path", error.path}, {"code", error.code}, {"vi", text.vi}, {"en", text.en}};
}

json::Value to_json(forms::Validation const& validation, forms::Form const& form) {
    json::Array errors;
    for (forms::FieldError const& error : validation.errors)
        errors.push_back(to_json(error, form));
    return json::Object{{"answers", validation.answers}, {"errors", std::move(errors)}};
}

json::Value visible_ids(forms::Form const& form, forms::Context const& context,
                        json::Value const& answers) {
    json::Array ids;
    for (std::size_t step = 0; step < form.steps.size(); ++step)
        for (auto const& visible : visible_fields(form, context, answers, step))
            ids.emplace_back(visible.field->id);
    return ids;
}

}

/// "parse": a form gives true. "validate" and "visible": {"form", "today", "case"?, "answers"}
/// give {"answers", "errors"} and the ids of the visible fields.
Result<json::Value> run_forms(std::string_view op, json::Value const& in) {
    if (op == "parse") {
        TRY(forms::parse_form(in));
        return true;
    }
    json::ObjectReader reader = TRY(json::ObjectReader::open(in));
    json::Value const* const form_value = TRY(reader.value("form"));
    forms::Form const form = TRY(forms::parse_form(*form_value));
    std::string const today = TRY(reader.string("today"));
    forms::Context const context{TRY(core::parse_iso_date(today)),
                                 TRY(reader.optional_string("case")).value_or(""), nullptr};
    json::Value const& answers = *TRY(reader.value("answers"));
    TRY_VOID(reader.finish());
    if (op == "validate")
        return to_json(validate(form, context, answers), form);
    if (op == "visible")
        return visible_ids(form, context, answers);
    return unknown_op();
}

}
