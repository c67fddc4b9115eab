#include "server/filing/message.h"

#include "shared/core/limits.h"
#include "shared/json/json.h"
#include "shared/json/object_reader.h"

#include <algorithm>
#include <array>
#include <sodium.h>

namespace onedoor::filing {

static constexpr std::array<std::string_view, 3> deliveries{"counter", "post", "online"};
static constexpr std::size_t id_bytes_max = 100;
/// A paper may have several pictures and there may be papers that are brought.
static constexpr std::size_t papers_max = 100;

static std::unexpected<Error> misshapen(std::string_view detail, std::string_view path) {
    return fail("submission.format", detail, path);
}

static Result<store::Paper> read_paper(json::Value const& value, std::string path) {
    json::ObjectReader reader = TRY(json::ObjectReader::open(value, std::move(path)));
    store::Paper paper{.paper = TRY(reader.string("paper"))};
    std::optional<std::string> const upload = TRY(reader.optional_string("upload_id"));
    std::optional<bool> const is_brought = TRY(reader.optional_boolean("bring"));
    TRY_VOID(reader.finish());
    if (paper.paper.size() > id_bytes_max)
        return misshapen("the paper's id is too long", reader.path_of("paper"));
    if (upload.has_value() == is_brought.value_or(false))
        return misshapen("either an upload or a paper that is brought", reader.path());
    if (!upload)
        return paper;
    Result<store::UploadId> const id = store::UploadId::parse(*upload);
    if (!id)
        return misshapen(id.error().detail, reader.path_of("upload_id"));
    paper.upload = *id;
    return paper;
}

static Result<core::SubmissionId> read_id(json::ObjectReader& reader) {
    std::string const text = TRY(reader.string("submission_id"));
    Result<core::SubmissionId> id = core::SubmissionId::parse(text);
    if (!id)
        id.error().path = "submission_id";
    return id;
}

static Result<std::string> read_name(json::ObjectReader& reader, std::string_view member) {
    std::string name = TRY(reader.string(member));
    if (name.empty() || name.size() > id_bytes_max)
        return misshapen("an id is missing or too long", member);
    return name;
}

static Result<text::Language> read_language(json::ObjectReader& reader) {
    std::string const tag = TRY(reader.string("language"));
    if (tag == text::tag(text::Language::Vietnamese))
        return text::Language::Vietnamese;
    if (tag == text::tag(text::Language::English))
        return text::Language::English;
    return misshapen("vi or en", "language");
}

static store::Hash hash_of(json::Value const& value) {
    std::string const canonical = json::write_canonical(value);
    store::Hash hash;
    crypto_hash_sha256(hash.data(), core::as_bytes(canonical).data(), canonical.size());
    return hash;
}

static Result<Message> read_message(json::Value const& value) {
    json::ObjectReader reader = TRY(json::ObjectReader::open(value));
    Message message;
    message.id = TRY(read_id(reader));
    message.procedure = TRY(read_name(reader, "procedure"));
    std::int64_t const version = TRY(reader.integer("form_version", {.min = 1, .max = 10'000}));
    message.form_version = static_cast<std::int32_t>(version);
    message.case_id = TRY(reader.optional_string("case")).value_or("");
    if (message.case_id.size() > id_bytes_max)
        return misshapen("the case's id is too long", "case");
    json::Value const* const answers = TRY(reader.value("answers"));
    if (answers->as_object() == nullptr)
        return misshapen("answers are an object", "answers");
    message.answers = *answers;
    message.papers = TRY(reader.list<store::Paper>("papers", read_paper));
    message.delivery = TRY(read_name(reader, "delivery"));
    message.language = TRY(read_language(reader));
    TRY_VOID(reader.finish());
    return message;
}

static Result<void> check_sizes(Message const& message) {
    auto const uploads = std::ranges::count_if(
        message.papers, [](store::Paper const& paper) { return paper.upload.has_value(); });
    if (message.papers.size() > papers_max ||
        static_cast<std::size_t>(uploads) > limits::attachments_per_submission_max)
        return fail("submission.too_many_papers", "too many papers", "papers");
    if (std::ranges::find(deliveries, message.delivery) == deliveries.end())
        return misshapen("counter, post or online", "delivery");
    return {};
}

Result<Message> parse_message(std::string_view body) {
    json::Value const value = TRY(json::parse(body));
    Message message = TRY(read_message(value));
    TRY_VOID(check_sizes(message));
    message.hash = hash_of(value);
    return message;
}

json::Value to_json(Message const& message) {
    json::Array papers;
    for (store::Paper const& paper : message.papers) {
        json::Object object{{"paper", paper.paper}};
        if (paper.upload)
            object.set("upload_id", paper.upload->text());
        else
            object.set("bring", true);
        papers.emplace_back(std::move(object));
    }
    json::Value const case_id =
        message.case_id.empty() ? json::Value() : json::Value(message.case_id);
    return json::Object{
        {"submission_id", message.id.text()},   {"procedure", message.procedure},
        {"form_version", message.form_version}, {"case", case_id},
        {"answers", message.answers},           {"papers", std::move(papers)},
        {"delivery", message.delivery},         {"language", text::tag(message.language)}};
}

}
