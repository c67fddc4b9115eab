#include "client/app/draft_text.h"

#include "client/app/members.h"
#include "shared/core/limits.h"
#include "shared/json/json.h"

#include <algorithm>

namespace onedoor::app {

using forms::Draft;
using forms::Field;
using forms::FieldType;

std::int64_t answered_fields(Draft const& draft) {
    std::int64_t count = 0;
    std::string_view last;
    for (auto const& [path, value] : draft.values()) {
        std::string_view const field = std::string_view(path).substr(0, path.find_first_of(".["));
        count += field == last ? 0 : 1;
        last = field;
    }
    return count;
}

static json::Object papers_of(Filing const& filing) {
    json::Object papers;
    for (auto const& [paper, answer] : filing.papers) {
        if (answer.state == UploadState::Stored)
            papers.append(
                paper, json::Object{{"upload_id", answer.upload_id},
                                    {"name", answer.file.name},
                                    {"size", static_cast<std::int64_t>(answer.file.size_bytes)}});
        else if (answer.bring)
            papers.append(paper, json::Object{{"bring", true}});
    }
    return papers;
}

std::string write_draft(Filing const& filing, core::Instant saved_at) {
    json::Object values;
    for (auto const& [path, value] : filing.draft.values())
        values.append(path, value);
    return json::write(json::Object{{"submission_id", filing.submission.text()},
                                    {"procedure", filing.procedure},
                                    {"case", filing.case_id},
                                    {"delivery", protocol::name_of(filing.delivery)},
                                    {"at", filing.at},
                                    {"saved_at", saved_at.milliseconds},
                                    {"answers", answered_fields(filing.draft)},
                                    {"values", std::move(values)},
                                    {"papers", papers_of(filing)}});
}

static json::Object const* object_at(json::Value const& value, std::string_view name) {
    json::Value const* const member = value.find(name);
    return member != nullptr ? member->as_object() : nullptr;
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
                        .answers = integer_at(draft, "answers")};
}

std::optional<DraftSummary> summary_of(std::string_view text) {
    Result<json::Value> const draft = json::parse(text);
    return draft ? summary_of(*draft) : std::nullopt;
}

// Whether the value still has a meaning: options come and go with the versions of a form.
static bool is_fitting(Field const& field, std::string_view value) {
    if (field.type != FieldType::Choice && field.type != FieldType::MultiChoice)
        return value.size() <= limits::handed_answer_bytes_max;
    while (!value.empty()) {
        std::string_view const option = value.substr(0, value.find(','));
        if (std::ranges::find(field.options, option, &forms::Option::id) == field.options.end())
            return false;
        value.remove_prefix(std::min(option.size() + 1, value.size()));
    }
    return true;
}

/// Takes the values that have a place in the form.
struct ValueReader {
    json::Value const& values;
    Draft& draft;

    void take(Field const& field, std::string const& path) {
        std::string const value = string_at(values, path);
        if (is_fitting(field, value))
            draft.set(path, value);
    }

    void take_group(Field const& group) {
        draft.set(group.id, string_at(values, group.id));
        std::size_t const count =
            std::clamp(draft.entries(group.id), group.repeat.min, group.repeat.max);
        draft.set_entries(group.id, count);
        for (std::size_t i = 0; i < count; ++i)
            for (Field const& member : group.fields)
                take_field(member, forms::entry_path(group.id, i, member.id));
    }

    void take_field(Field const& field, std::string const& path) {
        if (field.type == FieldType::Group)
            return take_group(field);
        bool const is_address = field.type == FieldType::Address;
        if (!is_address)
            take(field, path);
        if (is_address || field.type == FieldType::Unit)
            take(field, path + ".province");
        if (is_address) {
            take(field, path + ".commune");
            take(field, path + ".street");
        }
    }
};

static void take_values(forms::Form const& form, json::Value const& text, Filing& filing) {
    json::Value const* const values = text.find("values");
    if (values == nullptr || values->as_object() == nullptr)
        return;
    ValueReader reader{*values, filing.draft};
    for (forms::Step const& step : form.steps)
        for (Field const& field : step.fields)
            reader.take_field(field, field.id);
    for (json::Member const& member : *values->as_object())
        if (filing.draft.value(member.name).empty())
            if (std::string const* const value = member.value.as_string())
                filing.dropped.push_back(*value);
}

static void take_papers(catalogue::Procedure const& procedure, json::Value const& text,
                        Filing& filing) {
    json::Object const* const papers = object_at(text, "papers");
    if (papers == nullptr)
        return;
    for (catalogue::Paper const& paper : procedure.papers) {
        json::Value const* const given = papers->find(paper.id);
        if (given == nullptr)
            continue;
        PaperAnswer& answer = filing.papers[paper.id];
        answer.upload_id = string_at(*given, "upload_id");
        answer.bring = answer.upload_id.empty();
        if (answer.bring)
            continue;
        answer.file.name = string_at(*given, "name");
        answer.file.size_bytes = static_cast<std::uint64_t>(integer_at(*given, "size"));
        answer.bytes_sent = answer.file.size_bytes;
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
    for (catalogue::Case const& one : page.procedure.cases)
        if (one.id == case_id)
            filing.case_id = case_id;
    filing.delivery =
        protocol::delivery_of(string_at(*draft, "delivery")).value_or(protocol::Delivery::Counter);
    take_values(*page.form, *draft, filing);
    take_papers(page.procedure, *draft, filing);
    Route const at = parse_route(string_at(*draft, "at"));
    if (is_filing(at.screen) && at.procedure == filing.procedure)
        filing.at = to_target(at);
    filing.keeping.saved_at = summary->saved_at;
    filing.is_touched = true;
    return filing;
}

}
