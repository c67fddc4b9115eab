#pragma once

#include "shared/forms/answers.h"
#include "shared/json/json.h"

#include <doctest/doctest.h>
#include <string>

namespace onedoor::forms {

/// JSON written with single quotes.
inline json::Value value_of(std::string text) {
    for (char& c : text)
        c = c == '\'' ? '"' : c;
    Result<json::Value> value = json::parse(text);
    REQUIRE_MESSAGE(value.has_value(), text);
    return *std::move(value);
}

/// {"id":…,"type":…,"label":…<more>}; `more` begins with a comma.
inline std::string field_text(std::string const& id, std::string const& type,
                              std::string const& more = "") {
    return "{'id':'" + id + "','type':'" + type + "','label':{'vi':'Mục " + id + "','en':'Field " +
           id + "'}" + more + "}";
}

inline std::string step_text(std::string const& id, std::string const& fields,
                             std::string const& more = "") {
    return "{'id':'" + id + "','title':{'vi':'Bước','en':'Step'}" + more + ",'fields':[" + fields +
           "]}";
}

inline std::string form_text(std::string const& steps) {
    return "{'id':'thu','version':1,'title':{'vi':'Thử','en':'Trial'},'steps':[" + steps +
           "],'source':'test','confidence':'low'}";
}

inline Result<Form> form_of_steps(std::string const& steps) {
    return parse_form(value_of(form_text(steps)));
}

/// A form of one step with these fields.
inline Form form_of(std::string const& fields) {
    Result<Form> form = form_of_steps(step_text("only", fields));
    REQUIRE_MESSAGE(form.has_value(), (form ? "" : form.error().code + form.error().path));
    return *std::move(form);
}

inline std::string refusal_of(std::string const& fields) {
    Result<Form> const form = form_of_steps(step_text("only", fields));
    return form ? "accepted" : form.error().code;
}

inline std::string const yes_no = ",'options':[{'id':'yes','label':{'vi':'Có','en':'Yes'}},"
                                  "{'id':'no','label':{'vi':'Không','en':'No'}}]";

inline Context const today{core::Date{2026, 11, 21}, {}, nullptr};

/// "path code; path code"
inline std::string codes_of(std::vector<FieldError> const& errors) {
    std::string codes;
    for (FieldError const& error : errors)
        codes += (codes.empty() ? "" : "; ") + error.path + " " + error.code;
    return codes;
}

inline std::string errors_of(Form const& form, std::string const& answers,
                             Context const& context = today) {
    return codes_of(validate(form, context, value_of(answers)).errors);
}

/// The normalised answers, with single quotes.
inline std::string answers_of(Form const& form, std::string const& answers,
                              Context const& context = today) {
    std::string text = json::write(validate(form, context, value_of(answers)).answers);
    for (char& c : text)
        c = c == '"' ? '\'' : c;
    return text;
}

}
