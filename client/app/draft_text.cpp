#include "client/app/draft_text.h"

#include "client/app/members.h"
#include "shared/core/limits.h"
#include "shared/json/json.h"

#include <algorithm>
#include <charconv>

namespace onedoor::app {

using forms::Draft;
using forms::Field;
using forms::FieldType;
using Values = std::map<std::string, std::string, std::less<>>;

static bool is_answered(Field const& field, Values const& values) {
    if (field.type != FieldType::Group && values.contains(field.id))
        return true;
    std::string const inside = field.id + (field.type == FieldType::Group ? "[" : ".");
    auto const next = values.lower_bound(inside);
    return next != values.end() && next->first.starts_with(inside);
}

template<typename Callback>
static void for_each_answered(forms::Form const& form, Draft const& draft, Callback callback) {
    for (forms::Step const& step : form.steps)
        for (Field const& field : step.fields)
            if (is_answered(field, draft.values()))
                callback(field);
}

std::size_t answered_fields(forms::Form const& form, Draft const& draft) {
    std::size_t count = 0;
    for_each_answered(form, draft, [&](Field const&) { ++count; });
    return count;
}

static json::Object papers_of(Filing const& filing) {
    json::Object papers;
    for (auto const& [paper, answer] : filing.papers) {
        if (answer.state == UploadState::Stored)
            papers.append(paper,
                          json::Object{{"upload_id", answer.upload_id},
                                       {"name", answer.file.name},
                                       {"size", static_cast<std::int64_t>(answer.file.size_bytes)},
                                       {"stored_at", answer.stored_at.milliseconds}});
        else if (answer.bring)
            papers.append(paper, json::Object{{"bring", true}});
    }
    return papers;
}

std::string write_draft(ProcedurePage const& page, Filing const& filing, core::Instant saved_at,
                        text::Language language) {
    json::Object values;
    for (auto const& [path, value] : filing.draft.values())
        values.append(path, value);
    json::Object labels;
    for_each_answered(*page.form, filing.draft, [&](Field const& field) {
        labels.append(field.id, field.label.in(language));
    });
    return json::write(json::Object{{"submission_id", filing.submission.text()},
                                    {"procedure", filing.procedure},
                                    {"form_version", page.form->version},
                                    {"case", filing.case_id},
                                    {"delivery", protocol::name_of(filing.delivery)},
                                    {"at", filing.at},
                                    {"saved_at", saved_at.milliseconds},
                                    {"values", std::move(values)},
                                    {"labels", std::move(labels)},
                                    {"papers", papers_of(filing)}});
}

static json::Object const& object_at(json::Value const& value, std::string_view name) {
    static json::Object const none;
    json::Value const* const member = value.find(name);
    json::Object const* const object = member != nullptr ? member->as_object() : nullptr;
    return object != nullptr ? *object : none;
}

static std::optional<DraftSummary> summary_of(json::Value const& draft) {
    Result<core::SubmissionId> const id =
        core::SubmissionId::parse(string_at(draft, "submission_id"));
    std::string procedure = string_at(draft, "procedure");
    if (!id || procedure.empty())
        return std::nullopt;
    return DraftSummary{.procedure = std::move(procedure),
                        .submission = *id,
                        .saved_at = {integer_at(draft, "saved_at")},
                        .answers = object_at(draft, "labels").size()};
}

std::optional<DraftSummary> summary_of(std::string_view text) {
    Result<json::Value> const draft = json::parse(text);
    return draft ? summary_of(*draft) : std::nullopt;
}

static bool has_option(Field const& field, std::string_view option) {
    return std::ranges::any_of(field.options,
                               [&](forms::Option const& one) { return one.id == option; });
}

// The part of a typed value that still has a meaning; empty when none has.
static std::string fitting_value(Field const& field, std::string_view value) {
    if (field.type == FieldType::Choice)
        return has_option(field, value) ? std::string(value) : std::string();
    if (field.type != FieldType::MultiChoice)
        return value.size() <= limits::handed_answer_bytes_max ? std::string(value) : std::string();
    std::string fitting;
    while (!value.empty()) {
        std::string_view const option = value.substr(0, value.find(','));
        value.remove_prefix(std::min(option.size() + 1, value.size()));
        if (has_option(field, option))
            fitting.append(fitting.empty() ? "" : ",").append(option);
    }
    return fitting;
}

static bool is_part_of(FieldType type, std::string_view part) {
    if (type == FieldType::Address)
        return part == "province" || part == "commune" || part == "street";
    return type == FieldType::Unit && part == "province";
}

static std::optional<std::size_t> number_of(std::string_view digits) {
    std::size_t number = 0;
    char const* const end = digits.data() + digits.size();
    auto const read = std::from_chars(digits.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end)
        return std::nullopt;
    return number;
}

// "id" or "id.part" of a field that is known.
static Field const* field_at(std::string_view path, auto const& find) {
    std::size_t const dot = path.find('.');
    Field const* const field = find(path.substr(0, dot));
    if (field == nullptr || field->type == FieldType::Group)
        return nullptr;
    bool const is_whole = dot == path.npos ? field->type != FieldType::Address
                                           : is_part_of(field->type, path.substr(dot + 1));
    return is_whole ? field : nullptr;
}

// The field that a path of a draft belongs to: "id", "id.part", "group[0].id", "group[0].id.part".
static Field const* place_of(forms::Form const& form, std::string_view path) {
    std::size_t const bracket = path.find('[');
    if (bracket == path.npos)
        return field_at(path, [&](std::string_view id) { return forms::find_field(form, id); });
    Field const* const group = forms::find_field(form, path.substr(0, bracket));
    std::size_t const end = path.find("].", bracket);
    if (group == nullptr || group->type != FieldType::Group || end == path.npos)
        return nullptr;
    auto const index = number_of(path.substr(bracket + 1, end - bracket - 1));
    if (!index || *index >= group->repeat.max)
        return nullptr;
    return field_at(path.substr(end + 2),
                    [&](std::string_view id) { return forms::find_member(*group, id); });
}

// Whether the path is the number of entries of a group, which goes into the draft if it is one.
static bool take_entries(forms::Form const& form, json::Member const& member, Draft& draft) {
    Field const* const group = forms::find_field(form, member.name);
    if (group == nullptr || group->type != FieldType::Group)
        return false;
    std::string const* const text = member.value.as_string();
    auto const count = text != nullptr ? number_of(*text) : std::nullopt;
    if (count)
        draft.set_entries(group->id, std::min(*count, group->repeat.max));
    return true;
}

static void take_values(forms::Form const& form, json::Value const& text, Filing& filing) {
    json::Object const& labels = object_at(text, "labels");
    for (json::Member const& member : object_at(text, "values")) {
        if (take_entries(form, member, filing.draft))
            continue;
        std::string const* const value = member.value.as_string();
        if (value == nullptr || value->empty())
            continue;
        Field const* const field = place_of(form, member.name);
        std::string fitting = field != nullptr ? fitting_value(*field, *value) : std::string();
        if (!fitting.empty()) {
            filing.draft.set(member.name, fitting);
            continue;
        }
        json::Value const* const label =
            labels.find(std::string_view(member.name).substr(0, member.name.find_first_of(".[")));
        if (label != nullptr && label->as_string() != nullptr)
            filing.dropped.push_back({*label->as_string(), *value});
    }
}

static void take_papers(catalogue::Procedure const& procedure, json::Value const& text,
                        Filing& filing) {
    json::Object const& papers = object_at(text, "papers");
    for (catalogue::Paper const& paper : procedure.papers) {
        json::Value const* const given = papers.find(paper.id);
        if (given == nullptr)
            continue;
        PaperAnswer& answer = filing.papers[paper.id];
        json::Value const* const bring = given->find("bring");
        answer.bring = bring != nullptr && bring->as_boolean() != nullptr && *bring->as_boolean();
        answer.upload_id = string_at(*given, "upload_id");
        if (answer.upload_id.empty())
            continue;
        answer.file.name = string_at(*given, "name");
        answer.file.size_bytes = static_cast<std::uint64_t>(integer_at(*given, "size"));
        answer.bytes_sent = answer.file.size_bytes;
        answer.stored_at = {integer_at(*given, "stored_at")};
        answer.state = UploadState::Stored;
    }
}

std::optional<Filing> read_draft(ProcedurePage const& page, std::string_view text) {
    Result<json::Value> const draft = json::parse(text);
    std::optional<DraftSummary> const summary = draft ? summary_of(*draft) : std::nullopt;
    if (!summary || summary->procedure != page.procedure.id || !page.form)
        return std::nullopt;
    Filing filing{.procedure = summary->procedure, .submission = summary->submission};
    std::string const case_id = string_at(*draft, "case");
    bool const is_case = std::ranges::any_of(
        page.procedure.cases, [&](catalogue::Case const& one) { return one.id == case_id; });
    if (is_case)
        filing.case_id = case_id;
    filing.delivery =
        protocol::delivery_of(string_at(*draft, "delivery")).value_or(protocol::Delivery::Counter);
    take_values(*page.form, *draft, filing);
    take_papers(page.procedure, *draft, filing);
    Route const at = parse_route(string_at(*draft, "at"));
    if (is_filing(at.screen) && at.procedure == filing.procedure)
        filing.at = to_target(at);
    filing.is_touched = true;
    return filing;
}

}
