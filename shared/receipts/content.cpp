#include "shared/receipts/content.h"

#include "shared/core/bytes.h"
#include "shared/json/json.h"
#include "shared/json/object_reader.h"

#include <algorithm>
#include <array>

namespace onedoor::receipts {

static constexpr std::array<std::string_view, form_kind_count> kind_names{
    "receipt",     "supplement_request", "refusal",      "extension",
    "stop_notice", "control_slip",       "file_register"};

std::string_view name_of(FormKind kind) {
    return kind_names[static_cast<std::size_t>(kind)];
}

std::optional<FormKind> form_kind_named(std::string_view name) {
    auto const found = std::ranges::find(kind_names, name);
    if (found == kind_names.end())
        return std::nullopt;
    return static_cast<FormKind>(found - kind_names.begin());
}

std::string_view Content::field(std::string_view name) const {
    auto const found = fields.find(name);
    return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

static json::Object texts_object(Texts const& texts) {
    json::Object object;
    for (auto const& [name, text] : texts)
        object.append(name, text);
    return object;
}

std::string write(Content const& content) {
    json::Object tables;
    for (auto const& [name, rows] : content.tables) {
        json::Array written;
        for (Texts const& row : rows)
            written.emplace_back(texts_object(row));
        tables.append(name, std::move(written));
    }
    return json::write_canonical(json::Object{{"kind", name_of(content.kind)},
                                              {"form_set", content.form_set},
                                              {"form_set_version", content.form_set_version},
                                              {"issued_at", content.issued_at.milliseconds},
                                              {"fields", texts_object(content.fields)},
                                              {"tables", std::move(tables)}});
}

static Result<Texts> read_texts(json::Value const& value, std::string const& path) {
    json::Object const* const object = value.as_object();
    if (object == nullptr)
        return fail("json.type", "an object is expected", path);
    Texts texts;
    for (json::Member const& member : *object) {
        std::string const* const text = member.value.as_string();
        if (text == nullptr)
            return fail("json.type", "a text is expected", json::member_path(path, member.name));
        texts.emplace(member.name, *text);
    }
    return texts;
}

static Result<std::vector<Texts>> read_rows(json::Value const& value, std::string const& path) {
    json::Array const* const array = value.as_array();
    if (array == nullptr)
        return fail("json.type", "an array is expected", path);
    std::vector<Texts> rows;
    for (json::Value const& row : *array)
        rows.push_back(TRY(read_texts(row, json::element_path(path, rows.size()))));
    return rows;
}

Result<Content> read_content(std::string_view json) {
    json::Value const value = TRY(json::parse(json, json::own_file_limits));
    json::ObjectReader reader = TRY(json::ObjectReader::open(value));
    std::optional<FormKind> const kind = form_kind_named(TRY(reader.string("kind")));
    if (!kind)
        return fail("form.kind", "no such form", "kind");
    Content content{.kind = *kind, .form_set = TRY(reader.string("form_set"))};
    content.form_set_version =
        static_cast<std::int32_t>(TRY(reader.integer("form_set_version", {1, 9999})));
    content.issued_at.milliseconds = TRY(reader.integer("issued_at", {}));
    json::Value const* const fields = TRY(reader.value("fields"));
    content.fields = TRY(read_texts(*fields, "fields"));
    json::Value const& tables = *TRY(reader.value("tables"));
    if (tables.as_object() == nullptr)
        return fail("json.type", "an object is expected", "tables");
    for (json::Member const& table : *tables.as_object())
        content.tables.emplace(
            table.name, TRY(read_rows(table.value, json::member_path("tables", table.name))));
    TRY_VOID(reader.finish());
    return content;
}

core::Sha256Digest digest_of(Content const& content) {
    return core::sha256(core::as_bytes(write(content)));
}

}
