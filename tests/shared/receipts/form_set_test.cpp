#include "shared/receipts/form_set.h"
#include "shared/receipts/template.h"
#include "tests/support/error_code.h"
#include "tests/support/form_examples.h"
#include "tests/support/read_file.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

using namespace onedoor;
using namespace onedoor::receipts;

static std::string code_of(std::string_view from, std::string_view to) {
    std::string json = support::read_file("assets/form-sets/tt-03-2025.v1.json");
    std::size_t const at = json.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, from);
    json.replace(at, from.size(), to);
    return support::error_code(FormSet::parse(json));
}

TEST_CASE("form set: names a layout does not know are refused") {
    CHECK(code_of("{applicant}", "{applicants}") == "form_set.field");
    CHECK(code_of("\"{number}\"", "\"{correction}\"") == "form_set.field");
    CHECK(code_of("\"table\": \"papers\"", "\"table\": \"letters\"") == "form_set.field");
    CHECK(code_of("\"name\": \"applicant\"", "\"name\": \"nobody\"") == "form_set.field");
    CHECK(code_of("\"kind\": \"line\"", "\"kind\": \"circle\"") == "form_set.word");
    CHECK(code_of("\"weight\": \"body\"", "\"weight\": \"heavy\"") == "form_set.word");
    CHECK(code_of("\"kind\": \"refusal\"", "\"kind\": \"extension\"") == "form_set.kind");
    CHECK(code_of("\"circular\"", "\"circle\"") == "json.missing");
}

TEST_CASE("form set: brackets close, and close what they opened") {
    for (std::string_view const broken : {"{applicant", "applicant}", "[{applicant}", "]", "[[a]]"})
        CHECK_MESSAGE(code_of("{applicant}", broken) == "form_set.bracket", broken);
    CHECK(code_of("{applicant}", "[{applicant}] {owner…}") == "");
}

TEST_CASE("form set: a form cannot be there twice, nor a version of a set") {
    std::string json = support::read_file("assets/form-sets/tt-03-2025.v1.json");
    std::size_t const at = json.find("\"forms\": [") + 10;
    json.insert(at, R"({"kind":"refusal","number":"09","paper":"a5","head":"letter","title":"T",)"
                    R"("blocks":[]},)");
    CHECK(support::error_code(FormSet::parse(json)) == "form_set.kind");
    FormSets sets;
    std::string const good = support::read_file("assets/form-sets/tt-03-2025.v1.json");
    CHECK(sets.add(*FormSet::parse(good)));
    CHECK(support::error_code(sets.add(*FormSet::parse(good))) == "form_set.id");
    CHECK(sets.newest(form_set_in_force) != nullptr);
    CHECK(sets.newest("tt-99") == nullptr);
}

TEST_CASE("form set: numbers have four digits or more and the series of their form") {
    FormSet const& set = support::form_set_2025();
    CHECK(number_text(*set.form(FormKind::Receipt), 8) == "0008/TNHS");
    CHECK(number_text(*set.form(FormKind::Extension), 12'345) == "12345/PXL");
    CHECK(number_text(*set.form(FormKind::ControlSlip), 1).empty());
}

TEST_CASE("form set: what is empty leaves its brackets, its block, or a line to write on") {
    Texts const fields{{"a", "one"}, {"b", ""}};
    CHECK(filled_in("{a}!", fields) == "one!");
    CHECK(filled_in("{a} [and {b} ]end", fields) == "one end");
    CHECK(filled_in("{a} [and {a} ]end", fields) == "one and one end");
    CHECK(filled_in("[{b}][{a}]", fields) == "one");
    CHECK_FALSE(filled_in("{a} {b}", fields));
    CHECK_FALSE(filled_in("{c}", fields));
    CHECK(filled_in("{b…}, {c…}", fields) == "………………, ………………");
}

/// Every field that a layout or the head above it prints (the unit in capitals), and what it prints
/// of its tables as "table.column".
static std::set<std::string> names_in(FormLayout const& form) {
    std::set<std::string> names{"parent_capitals", "unit_capitals",   "unit",
                                "code_line",       "look_up_address", "file_code"};
    if (form.head == Head::Letter)
        names.insert({"place", "issued_on"});
    if (!form.series.empty())
        names.insert("number");
    auto const add = [&names](std::string const& text, std::string const& table = {}) {
        for (std::size_t at = text.find('{'); at != std::string::npos;
             at = text.find('{', at + 1)) {
            std::string name = text.substr(at + 1, text.find('}', at) - at - 1);
            if (name.ends_with("…"))
                name.resize(name.size() - std::string("…").size());
            names.insert(table.empty() ? name : table + "." + name);
        }
    };
    for (Block const& block : form.blocks) {
        add(block.text);
        for (Line const& line : block.lines)
            add(line.value);
        for (Column const& column : block.columns)
            add(column.value, block.table);
        for (SignatureSpot const& spot : block.signatures)
            names.insert({spot.name_field, spot.title_field, spot.signed_at_field});
    }
    return names;
}

TEST_CASE("form set: every field that a form freezes is printed by both circulars") {
    for (FormSet const* set : {&support::form_set_2025(), &support::form_set_2018()}) {
        for (std::size_t kind = 0; kind < form_kind_count; ++kind) {
            FormLayout const* const form = set->form(static_cast<FormKind>(kind));
            if (form == nullptr)
                continue;
            std::set<std::string> const names = names_in(*form);
            Vocabulary const& vocabulary = vocabulary_of(form->kind);
            for (std::string_view const field : vocabulary.fields)
                CHECK_MESSAGE(names.contains(std::string(field)),
                              set->id() << " " << form->number << " " << field);
            for (Vocabulary::Table const& table : vocabulary.tables)
                for (std::string_view const column : table.columns)
                    CHECK_MESSAGE(
                        names.contains(std::string(table.name) + "." + std::string(column)),
                        set->id() << " " << form->number << " " << column);
        }
    }
}

TEST_CASE("form set: what the examples freeze is in the vocabulary") {
    for (receipts::Content const& content :
         support::example_contents(support::form_set_2025(), support::Length::Longest)) {
        Vocabulary const& vocabulary = vocabulary_of(content.kind);
        for (auto const& [name, text] : content.fields)
            CHECK_MESSAGE(std::ranges::find(vocabulary.fields, name) != vocabulary.fields.end(),
                          name_of(content.kind) << " " << name);
    }
}
