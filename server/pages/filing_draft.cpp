#include "server/pages/filing_draft.h"

#include "shared/core/limits.h"
#include "shared/json/json.h"
#include "shared/json/object_reader.h"

#include <algorithm>

namespace onedoor::pages {

using forms::Field;
using forms::FieldType;

PaperAnswer const* FilingDraft::paper(std::string_view id) const {
    auto const found = std::ranges::find(papers, id, &PaperAnswer::paper);
    return found == papers.end() ? nullptr : &*found;
}

void FilingDraft::drop_paper(std::string_view id) {
    std::erase_if(papers, [&](PaperAnswer const& answer) { return answer.paper == id; });
}

static json::Value to_json(std::vector<PaperAnswer> const& papers) {
    json::Array list;
    for (PaperAnswer const& answer : papers) {
        json::Object paper{{"paper", answer.paper}};
        if (!answer.upload_id.empty()) {
            paper.append("upload_id", answer.upload_id);
            paper.append("name", answer.file_name);
        }
        list.emplace_back(std::move(paper));
    }
    return list;
}

std::string write_draft(Filed const& filed, FilingDraft const& draft) {
    json::Object values;
    for (auto const& [path, value] : draft.answers.values())
        values.append(path, value);
    return json::write(json::Object{{"submission_id", draft.submission.text()},
                                    {"procedure", filed.procedure.id},
                                    {"form_version", filed.form.version},
                                    {"case", draft.case_id},
                                    {"delivery", protocol::name_of(draft.delivery)},
                                    {"values", std::move(values)},
                                    {"papers", to_json(draft.papers)}});
}

static void take(forms::Draft& draft, json::Object const& values, std::string const& path) {
    json::Value const* const value = values.find(path);
    std::string const* const typed = value == nullptr ? nullptr : value->as_string();
    if (typed != nullptr)
        draft.set(path, *typed);
}

static void take_field(forms::Draft& draft, json::Object const& values, Field const& field,
                       std::string const& path) {
    take(draft, values, path);
    if (field.type == FieldType::Address || field.type == FieldType::Unit)
        take(draft, values, path + ".province");
    if (field.type == FieldType::File)
        take(draft, values, path + ".name");
    if (field.type != FieldType::Address)
        return;
    take(draft, values, path + ".commune");
    take(draft, values, path + ".street");
}

static void take_group(forms::Draft& draft, json::Object const& values, Field const& group) {
    take(draft, values, group.id);
    draft.set_entries(group.id, std::min(draft.entries(group.id), group.repeat.max));
    for (std::size_t i = 0; i < draft.entries(group.id); ++i)
        for (Field const& member : group.fields)
            take_field(draft, values, member, forms::entry_path(group.id, i, member.id));
}

static forms::Draft known_values(forms::Form const& form, json::Object const& values) {
    forms::Draft draft;
    for (forms::Step const& step : form.steps)
        for (Field const& field : step.fields)
            if (field.type == FieldType::Group)
                take_group(draft, values, field);
            else
                take_field(draft, values, field, field.id);
    return draft;
}

static Result<PaperAnswer> read_paper(json::Value const& value, std::string path) {
    json::ObjectReader reader = TRY(json::ObjectReader::open(value, std::move(path)));
    PaperAnswer answer{.paper = TRY(reader.string("paper"))};
    answer.upload_id = TRY(reader.optional_string("upload_id")).value_or(std::string());
    answer.file_name = TRY(reader.optional_string("name")).value_or(std::string());
    TRY_VOID(reader.finish());
    return answer;
}

Result<FilingDraft> read_draft(Filed const& filed, std::string_view text) {
    json::Value const value = TRY(json::parse(text, {.bytes_max = limits::page_draft_bytes_max}));
    json::ObjectReader reader = TRY(json::ObjectReader::open(value));
    FilingDraft draft;
    std::string const submission = TRY(reader.string("submission_id"));
    draft.submission = TRY(core::SubmissionId::parse(submission));
    if (TRY(reader.string("procedure")) != filed.procedure.id)
        return fail("draft.procedure");
    if (TRY(reader.integer("form_version", {})) != filed.form.version)
        return fail("draft.version");
    draft.case_id = TRY(reader.string("case"));
    if (!draft.case_id.empty() && !catalogue::has_case(filed.procedure, draft.case_id))
        return fail("draft.format", "an unknown case", "case");
    std::string const delivery_name = TRY(reader.string("delivery"));
    auto const delivery = protocol::delivery_of(delivery_name);
    if (!delivery)
        return fail("draft.format", "an unknown way", "delivery");
    draft.delivery = *delivery;
    json::Value const* const values = TRY(reader.value("values"));
    if (values->as_object() == nullptr)
        return fail("draft.format", "no object", "values");
    draft.answers = known_values(filed.form, *values->as_object());
    draft.papers = TRY(reader.list<PaperAnswer>("papers", read_paper));
    if (draft.papers.size() > protocol::submitted_papers_max)
        return fail("draft.format", "too many papers", "papers");
    TRY_VOID(reader.finish());
    return draft;
}

}
