#include "server/api/filing_routes.h"

#include "server/api/page_routes.h"
#include "server/http/form_body.h"
#include "shared/core/bytes.h"
#include "shared/core/sha256.h"
#include "shared/json/json.h"
#include "shared/strings/strings.h"

#include <algorithm>

namespace onedoor::api {

using pages::Filed;
using pages::FilingDraft;
using pages::Place;
using pages::Turn;
using text::Language;

static http::Response not_found(Call const& call) {
    return problem_page(call.services, call.request.head,
                        http::problem_of(404, "procedure.not_found"));
}

// A procedure without an e-form has its own page to say so.
static http::Response without_form(Call const& call) {
    auto const page =
        call.services.pages.procedure(visit_of(call.request.head), call.parameters[0]);
    return page ? *page : not_found(call);
}

http::Response page_filing(Call const& call) {
    http::RequestHead const& head = call.request.head;
    auto const filed = call.services.filing_pages.find(call.parameters[0]);
    if (!filed)
        return without_form(call);
    std::string const case_id = call.request.query_value("truong-hop");
    return remember_language(call.services.filing_pages.start(visit_of(head), *filed, case_id),
                             head);
}

http::Response page_filing_step(Call const& call) {
    auto const place = pages::parse_place(call.parameters[1]);
    if (!place || place->kind == Place::Kind::Start)
        return not_found(call);
    return page_filing(call);
}

namespace {

/// One press of a button on a filing page.
struct Press {
    Filed filed;
    pages::Visit visit;
    pages::Rules rules;
    http::FormBody posted;
    Turn turn;
};

std::optional<Language> language_of(std::string_view tag) {
    for (Language const language : {Language::Vietnamese, Language::English})
        if (tag == text::tag(language))
            return language;
    return std::nullopt;
}

/// "lang:en" changes the language of the answer.
std::optional<Language> wanted_language(http::FormBody const& posted) {
    static constexpr std::string_view mark = "lang:";
    std::string_view const go = posted.value("go");
    return go.starts_with(mark) ? language_of(go.substr(mark.size())) : std::nullopt;
}

std::expected<Press, http::Response> read_press(Call const& call) {
    auto const& pages = call.services.filing_pages;
    auto const filed = pages.find(call.parameters[0]);
    if (!filed)
        return std::unexpected(not_found(call));
    http::RequestHead const& head = call.request.head;
    pages::Visit visit = visit_of(head);
    auto posted = http::read_form_body(head.header("content-type"), call.request.body);
    if (!posted)
        return std::unexpected(pages.broken(visit, *filed, posted.error().code));
    visit.language = wanted_language(*posted).value_or(visit.language);
    auto draft = pages::read_draft(*filed, posted->value("draft"));
    auto const place = pages::parse_place(posted->value("from"));
    if (!draft || !place)
        return std::unexpected(pages.broken(
            visit, *filed, draft ? std::string_view("draft.format") : draft.error().code));
    pages::Rules const rules = pages.rules(*filed, visit.language);
    return Press{*filed, visit, rules, std::move(*posted), {*place, std::move(*draft), {}, {}}};
}

Result<store::UploadId> store_file(attachments::Service& service, core::SubmissionId id,
                                   http::FormFile const& file) {
    json::Object const declared{{"submission_id", id.text()},
                                {"name", file.name},
                                {"type", file.type},
                                {"size", static_cast<std::int64_t>(file.bytes.size())},
                                {"sha256", core::to_hex(core::sha256(core::as_bytes(file.bytes)))}};
    auto const declaration = TRY(attachments::parse_declaration(json::write(declared)));
    attachments::Status const upload = TRY(service.create(declaration));
    auto const bytes = core::as_bytes(file.bytes);
    for (std::uint32_t chunk = 0; chunk < upload.chunks; ++chunk) {
        auto const part = bytes.subspan(
            std::size_t{chunk} * upload.chunk_bytes,
            std::min<std::size_t>(upload.chunk_bytes,
                                  bytes.size() - std::size_t{chunk} * upload.chunk_bytes));
        TRY(service.put_chunk(upload.id, chunk, part, core::sha256(part)));
    }
    return upload.id;
}

/// What one file field becomes: its answer, or an error that keeps the page.
void take_file(attachments::Service& service, Press& press, http::FormFile const& file) {
    static constexpr std::string_view paper_mark = "paper.";
    FilingDraft& draft = press.turn.draft;
    auto const stored = store_file(service, draft.submission, file);
    if (!stored) {
        text::Localized const text = attachments::describe(stored.error().code);
        press.turn.errors.push_back(
            {file.field,
             strings::format(strings::Key::papers_failed, press.rules.language,
                             {{"name", file.name}, {"reason", text.in(press.rules.language)}})});
        return;
    }
    if (file.field.starts_with(paper_mark)) {
        std::string const paper = file.field.substr(paper_mark.size());
        draft.drop_paper(paper);
        draft.papers.push_back({paper, stored->text(), file.name});
    } else {
        draft.answers.set(file.field, stored->text());
        draft.answers.set(file.field + ".name", file.name);
    }
}

bool is_file_field(Press const& press, std::string_view name) {
    static constexpr std::string_view paper_mark = "paper.";
    auto const papers = pages::papers_to_attach(press.rules, press.turn.draft);
    if (press.turn.place.kind == Place::Kind::Papers)
        return name.starts_with(paper_mark) &&
               std::ranges::any_of(papers, [&](catalogue::Paper const* paper) {
                   return paper->id == name.substr(paper_mark.size());
               });
    forms::Field const* const field = forms::find_field(press.filed.form, name);
    return field != nullptr && field->type == forms::FieldType::File;
}

http::Response with_language(http::Response response, Press const& press) {
    if (auto const chosen = wanted_language(press.posted))
        response.add("Set-Cookie", language_cookie_of(*chosen));
    return response;
}

}

static http::Response take_turn(Call const& call, Press& press) {
    for (http::FormFile const& file : press.posted.files)
        if (is_file_field(press, file.field))
            take_file(call.services.attachments, press, file);
    Turn turn = pages::take_turn(press.rules, std::move(press.turn), press.posted);
    return with_language(call.services.filing_pages.page(press.visit, press.filed, std::move(turn)),
                         press);
}

http::Response page_filing_turn(Call const& call) {
    auto press = read_press(call);
    return press ? take_turn(call, *press) : std::move(press.error());
}

// The page where the first thing is wrong; when the server itself refused, the last page says why.
static Turn refused_turn(Press const& press, Turn turn, filing::Refusal const& refusal) {
    if (auto fault = pages::find_fault(press.rules, turn.draft))
        return std::move(*fault);
    turn.place = {Place::Kind::Review};
    turn.errors = {{"send", std::string(refusal.text.in(press.rules.language))}};
    return turn;
}

http::Response page_filing_send(Call const& call) {
    auto press = read_press(call);
    if (!press)
        return std::move(press.error());
    Place const from = press->turn.place;
    bool const is_last = from.kind == Place::Kind::Review || from.kind == Place::Kind::Receipt;
    if (!is_last)
        return take_turn(call, *press);
    auto const& pages = call.services.filing_pages;
    Turn turn = pages::take_turn(press->rules, std::move(press->turn), press->posted);
    pages::Rules rules = press->rules;
    rules.language = language_of(press->posted.value("language")).value_or(rules.language);
    auto const receipt = call.services.filing.file(
        json::write(protocol::to_json(pages::submission_of(rules, turn.draft))));
    if (!receipt)
        return pages.page(press->visit, press->filed,
                          refused_turn(*press, std::move(turn), receipt.error()));
    return with_language(
        pages.receipt(press->visit, press->filed, {turn.draft, rules.language, *receipt}), *press);
}

}
