#include "shared/protocol/submission.h"

#include "shared/json/json.h"
#include "shared/protocol/reading.h"

#include <array>

namespace onedoor::protocol {

static constexpr std::array<std::string_view, 3> delivery_names{"counter", "post", "online"};

std::string_view name_of(Delivery delivery) {
    return delivery_names[static_cast<std::size_t>(delivery)];
}

std::optional<Delivery> delivery_of(std::string_view name) {
    for (std::size_t i = 0; i < delivery_names.size(); ++i)
        if (delivery_names[i] == name)
            return static_cast<Delivery>(i);
    return std::nullopt;
}

static json::Value to_json(SubmittedPaper const& paper) {
    if (paper.upload_id)
        return json::Object{{"paper", paper.paper}, {"upload_id", *paper.upload_id}};
    return json::Object{{"paper", paper.paper}, {"bring", true}};
}

static Result<SubmittedPaper> read_paper(json::Value const& value, std::string path) {
    json::ObjectReader reader = TRY(json::ObjectReader::open(value, std::move(path)));
    SubmittedPaper paper;
    paper.paper = TRY(reader.string("paper"));
    paper.upload_id = TRY(reader.optional_string("upload_id"));
    bool const bring = TRY(reader.optional_boolean("bring")).value_or(false);
    TRY_VOID(reader.finish());
    if (bring == paper.upload_id.has_value())
        return fail("submission.format", "either upload_id or bring", reader.path());
    return paper;
}

static Result<text::Language> read_language(json::ObjectReader& reader) {
    std::string const name = TRY(reader.string("language"));
    for (auto const language : {text::Language::Vietnamese, text::Language::English})
        if (name == tag(language))
            return language;
    return fail("submission.format", "vi or en", "language");
}

static Result<Submission> read_submission(json::ObjectReader& reader) {
    Submission submission;
    std::string const id = TRY(reader.string("submission_id"));
    auto const parsed_id = core::SubmissionId::parse(id);
    if (!parsed_id)
        return at(parsed_id.error(), "submission_id");
    submission.id = *parsed_id;
    submission.procedure = TRY(reader.string("procedure"));
    submission.form_version =
        static_cast<std::int32_t>(TRY(reader.integer("form_version", {1, 1'000'000})));
    submission.case_id = TRY(reader.optional_string("case"));
    TRY_VOID(reader.object("answers"));
    submission.answers = *reader.optional_value("answers")->as_object();
    submission.papers = TRY(reader.list<SubmittedPaper>("papers", read_paper));
    if (submission.papers.size() > submitted_papers_max)
        return fail("submission.format", "too many papers", "papers");
    std::string const delivery_name = TRY(reader.string("delivery"));
    auto const delivery = delivery_of(delivery_name);
    if (!delivery)
        return fail("submission.format", "counter, post or online", "delivery");
    submission.delivery = *delivery;
    submission.language = TRY(read_language(reader));
    return submission;
}

json::Value to_json(Submission const& submission) {
    json::Array papers;
    for (SubmittedPaper const& paper : submission.papers)
        papers.push_back(to_json(paper));
    return json::Object{{"submission_id", submission.id.text()},
                        {"procedure", submission.procedure},
                        {"form_version", submission.form_version},
                        {"case", or_null(submission.case_id)},
                        {"answers", submission.answers},
                        {"papers", std::move(papers)},
                        {"delivery", name_of(submission.delivery)},
                        {"language", tag(submission.language)}};
}

Result<Submission> parse_submission(std::string_view body) {
    json::Value const value = TRY(json::parse(body));
    json::ObjectReader reader = TRY(json::ObjectReader::open(value));
    Submission submission = TRY(read_submission(reader));
    TRY_VOID(reader.finish());
    return submission;
}

json::Value to_json(Receipt const& receipt) {
    return json::Object{{"reference", receipt.reference},
                        {"secret", receipt.secret},
                        {"received_at", core::to_iso(receipt.received_at)},
                        {"status", static_cast<int>(receipt.status)},
                        {"procedure", receipt.procedure},
                        {"track", receipt.track}};
}

Result<Receipt> parse_receipt(std::string_view body) {
    json::Value const value = TRY(json::parse(body));
    json::ObjectReader reader = TRY(json::ObjectReader::open(value));
    Receipt receipt;
    receipt.reference = TRY(reader.string("reference"));
    receipt.secret = TRY(reader.string("secret"));
    receipt.received_at = TRY(read_instant(reader, "received_at"));
    receipt.status = TRY(read_status(reader, "status"));
    receipt.procedure = TRY(reader.string("procedure"));
    receipt.track = TRY(reader.string("track"));
    return receipt;
}

}
