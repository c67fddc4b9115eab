#include "shared/receipts/form_set.h"

#include "shared/json/json.h"
#include "shared/json/object_reader.h"
#include "shared/receipts/forms.h"
#include "shared/receipts/template.h"

#include <algorithm>
#include <array>

namespace onedoor::receipts {

using json::ObjectReader;

static constexpr ObjectReader::Range versions{1, 9999};
static constexpr ObjectReader::Range column_widths{0, 200};

/// The words of a layout, each at the place of its enumerator.
static constexpr std::array<std::string_view, 2> papers{"a5", "a4_landscape"};
static constexpr std::array<std::string_view, 2> heads{"letter", "record"};
static constexpr std::array<std::string_view, 4> weights{"body", "strong", "note", "strong_note"};
static constexpr std::array<std::string_view, 2> copies{"office", "applicant"};
static constexpr std::array<std::string_view, 5> block_kinds{"line", "text", "table", "signatures",
                                                             "rule"};

template<typename Word, std::size_t count>
static Result<Word> read_word(ObjectReader& reader, std::string_view member,
                              std::array<std::string_view, count> const& words) {
    std::string const word = TRY(reader.string(member));
    auto const found = std::ranges::find(words, word);
    if (found == words.end())
        return fail("form_set.word", "no such word", reader.path_of(member));
    return static_cast<Word>(found - words.begin());
}

static Result<std::string> read_template(ObjectReader& reader, std::string_view member,
                                         std::span<std::string_view const> names) {
    std::string text = TRY(reader.string(member));
    TRY_VOID(check_template(text, names, reader.path_of(member)));
    return text;
}

/// A field's name; empty when the member is not there.
static Result<std::string> read_field(ObjectReader& reader, std::string_view member,
                                      std::span<std::string_view const> names) {
    std::string const name = TRY(reader.optional_string(member)).value_or("");
    if (!name.empty() && std::ranges::find(names, name) == names.end())
        return fail("form_set.field", "this form has no such field", reader.path_of(member));
    return name;
}

static Result<Line> read_line(json::Value const& value, std::string path,
                              std::span<std::string_view const> names) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    Line line{.label = TRY(reader.string("label")),
              .value = TRY(read_template(reader, "text", names))};
    TRY_VOID(reader.finish());
    return line;
}

static Result<Column> read_column(json::Value const& value, std::string path,
                                  std::span<std::string_view const> names) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    Column column{.heading = TRY(reader.string("heading")),
                  .group = TRY(reader.optional_string("group")).value_or(""),
                  .value = TRY(read_template(reader, "value", names))};
    column.width_mm = static_cast<std::int32_t>(
        TRY(reader.optional_integer("width_mm", column_widths)).value_or(0));
    column.is_centred = TRY(reader.optional_boolean("centred")).value_or(false);
    TRY_VOID(reader.finish());
    return column;
}

static Result<SignatureSpot> read_spot(json::Value const& value, std::string path,
                                       std::span<std::string_view const> names) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    SignatureSpot spot{.heading = TRY(reader.string("heading")),
                       .instruction = TRY(reader.optional_string("instruction")).value_or(""),
                       .name_field = TRY(read_field(reader, "name", names)),
                       .title_field = TRY(read_field(reader, "title", names)),
                       .signed_at_field = TRY(read_field(reader, "signed_at", names)),
                       .recipients = TRY(reader.optional_strings("recipients"))};
    for (std::string const& recipient : spot.recipients)
        TRY_VOID(check_template(recipient, names, reader.path_of("recipients")));
    TRY_VOID(reader.finish());
    return spot;
}

static Result<void> read_table(ObjectReader& reader, Block& block, Vocabulary const& vocabulary) {
    block.table = TRY(reader.string("table"));
    auto const table = std::ranges::find(vocabulary.tables, block.table, &Vocabulary::Table::name);
    if (table == vocabulary.tables.end())
        return fail("form_set.field", "this form has no such table", reader.path_of("table"));
    block.needs_rows = TRY(reader.optional_boolean("needs_rows")).value_or(false);
    block.columns =
        TRY(reader.list<Column>("columns", [&](json::Value const& value, std::string path) {
            return read_column(value, std::move(path), table->columns);
        }));
    if (block.columns.empty())
        return fail("form_set.empty", "one column or more", reader.path_of("columns"));
    return {};
}

static Result<Block> read_block(json::Value const& value, std::string path,
                                Vocabulary const& vocabulary) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    Block block{.kind = TRY(read_word<Block::Kind>(reader, "kind", block_kinds))};
    switch (block.kind) {
    case Block::Kind::Line:
        block.lines =
            TRY(reader.list<Line>("lines", [&](json::Value const& line, std::string line_path) {
                return read_line(line, std::move(line_path), vocabulary.fields);
            }));
        break;
    case Block::Kind::Text:
        block.text = TRY(read_template(reader, "text", vocabulary.fields));
        block.weight = TRY(read_word<TextWeight>(reader, "weight", weights));
        break;
    case Block::Kind::Table:
        TRY_VOID(read_table(reader, block, vocabulary));
        break;
    case Block::Kind::Signatures:
        block.signatures = TRY(reader.list<SignatureSpot>(
            "places", [&](json::Value const& spot, std::string spot_path) {
                return read_spot(spot, std::move(spot_path), vocabulary.fields);
            }));
        break;
    case Block::Kind::Rule:
        break;
    }
    if (reader.optional_value("only_on") != nullptr)
        block.only_on = TRY(read_word<Copy>(reader, "only_on", copies));
    TRY_VOID(reader.finish());
    return block;
}

static Result<FormLayout> read_form(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    std::optional<FormKind> const kind = form_kind_named(TRY(reader.string("kind")));
    if (!kind)
        return fail("form_set.word", "no such form", reader.path_of("kind"));
    Vocabulary const& vocabulary = vocabulary_of(*kind);
    FormLayout form{.kind = *kind, .number = TRY(reader.string("number"))};
    form.series = TRY(reader.optional_string("series")).value_or("");
    form.paper = TRY(read_word<Paper>(reader, "paper", papers));
    form.head = TRY(read_word<Head>(reader, "head", heads));
    form.title = TRY(reader.string("title"));
    form.office_copy = TRY(reader.optional_string("office_copy")).value_or("");
    form.applicant_copy = TRY(reader.optional_string("applicant_copy")).value_or("");
    form.blocks =
        TRY(reader.list<Block>("blocks", [&](json::Value const& block, std::string block_path) {
            return read_block(block, std::move(block_path), vocabulary);
        }));
    TRY_VOID(reader.finish());
    return form;
}

Result<FormSet> FormSet::parse(std::string_view json) {
    json::Value const value = TRY(json::parse(json, json::own_file_limits));
    ObjectReader reader = TRY(ObjectReader::open(value));
    FormSet set;
    set.m_id = TRY(reader.string("id"));
    set.m_version = static_cast<std::int32_t>(TRY(reader.integer("version", versions)));
    set.m_name = TRY(reader.localized("name"));
    set.m_circular = TRY(reader.string("circular"));
    for (std::string_view const member : {"source", "confidence", "remark"})
        TRY(reader.string(member));
    set.m_forms = TRY(reader.list<FormLayout>("forms", read_form));
    TRY_VOID(reader.finish());
    if (set.m_forms.empty())
        return fail("form_set.empty", "one form or more", "forms");
    for (FormLayout const& form : set.m_forms) {
        if (set.form(form.kind) != &form)
            return fail("form_set.kind", "a form is there twice", "forms");
    }
    return set;
}

FormLayout const* FormSet::form(FormKind kind) const {
    auto const found = std::ranges::find(m_forms, kind, &FormLayout::kind);
    return found == m_forms.end() ? nullptr : &*found;
}

std::string number_text(FormLayout const& form, std::int32_t number) {
    if (form.series.empty())
        return {};
    std::string const digits = std::to_string(number);
    static constexpr std::size_t width = 4;
    return std::string(width - std::min(width, digits.size()), '0') + digits + "/" + form.series;
}

Result<void> FormSets::add(FormSet set) {
    if (find(set.id(), set.version()) != nullptr)
        return fail("form_set.id", "this version is there already", "version");
    m_sets.push_back(std::make_unique<FormSet const>(std::move(set)));
    return {};
}

FormSet const* FormSets::find(std::string_view id, std::int32_t version) const {
    for (auto const& set : m_sets) {
        if (set->id() == id && set->version() == version)
            return set.get();
    }
    return nullptr;
}

FormSet const* FormSets::newest(std::string_view id) const {
    FormSet const* newest = nullptr;
    for (auto const& set : m_sets) {
        if (set->id() == id && (newest == nullptr || set->version() > newest->version()))
            newest = set.get();
    }
    return newest;
}

}
