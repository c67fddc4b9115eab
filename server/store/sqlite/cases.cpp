#include "server/store/sqlite/database.h"

#include <utility>

namespace onedoor::sqlite {

#define SUMMARY_COLUMNS                                                                            \
    "SELECT number, reference, submission, code, status, procedure, procedure_revision, case_id,"  \
    " applicant, delivery, language, received_at, accepted_at, due_at, explanation,"               \
    " register_number, accepted_by, type, type_version, state, version, state_since, wait_until,"  \
    " unit, officer, channel, first_due_at, supplements, extensions, stood_since, stood_minutes,"  \
    " ended_at, returned_at"

static store::CaseSummary read_summary(Statement& row) {
    store::CaseSummary summary;
    summary.reference = row.text(1);
    std::span<std::uint8_t const> const submission = row.blob(2);
    std::copy(submission.begin(), submission.end(), summary.submission.bytes.begin());
    if (!row.is_null(3))
        summary.code = row.text(3);
    summary.status = static_cast<cases::NationalStatus>(row.integer(4));
    summary.procedure = row.text(5);
    summary.procedure_revision = row.integer_32(6);
    summary.case_id = row.text(7);
    summary.applicant = row.text(8);
    summary.delivery = row.text(9);
    summary.language = row.text(10);
    summary.received_at = row.instant(11);
    summary.accepted_at = row.optional_instant(12);
    summary.due_at = row.optional_instant(13);
    summary.explanation = row.text(14);
    summary.register_number = row.integer_32(15);
    summary.accepted_by = row.text(16);
    summary.type = row.text(17);
    summary.type_version = row.integer_32(18);
    summary.state = row.text(19);
    summary.version = row.integer_32(20);
    summary.state_since = row.instant(21);
    summary.wait_until = row.optional_instant(22);
    summary.unit = row.text(23);
    summary.officer = row.text(24);
    summary.channel = static_cast<store::Channel>(row.integer(25));
    summary.first_due_at = row.optional_instant(26);
    summary.supplements = row.integer_32(27);
    summary.extensions = row.integer_32(28);
    summary.stood_since = row.optional_instant(29);
    summary.stood_minutes = row.integer_32(30);
    summary.ended_at = row.optional_instant(31);
    summary.returned_at = row.optional_instant(32);
    return summary;
}

static Result<std::optional<store::Filed>> find(Connection& connection, core::SubmissionId id,
                                                store::Hash const& request_hash) {
    Statement row = connection.statement(
        "SELECT submission.request_hash, case_file.reference, case_file.received_at"
        " FROM submission JOIN case_file ON case_file.number = submission.case_number"
        " WHERE submission.id = ?");
    row.bind(id.bytes);
    if (!TRY(row.step()))
        return std::nullopt;
    bool const is_same = row.hash(0) == request_hash;
    return store::Filed{.outcome = is_same ? store::FilingOutcome::Repeated
                                           : store::FilingOutcome::Conflict,
                        .reference = row.text(1),
                        .received_at = row.instant(2)};
}

/// Index of the first upload that cannot be part of the filing, or the number of papers.
static Result<std::size_t> first_incomplete(Connection& connection, store::Case const& content) {
    for (std::size_t i = 0; i < content.papers.size(); ++i) {
        if (!content.papers[i].upload)
            continue;
        Statement row = connection.statement(
            "SELECT 1 FROM upload WHERE id = ? AND submission = ? AND state IN (1, 2)");
        row.bind(content.papers[i].upload->bytes).bind(content.summary.submission.bytes);
        if (!TRY(row.step()))
            return i;
    }
    return content.papers.size();
}

static Result<std::int64_t> insert_case(Connection& connection, store::Case const& content) {
    store::CaseSummary const& summary = content.summary;
    Statement insert = connection.statement(
        "INSERT INTO case_file (reference, submission, type, type_version, status, state, channel,"
        " procedure, procedure_revision, case_id, applicant, delivery, language, received_at,"
        " state_since, form, form_version, answers)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(summary.reference).bind(summary.submission.bytes);
    insert.bind(summary.type).bind(std::int64_t{summary.type_version});
    insert.bind(std::int64_t{std::to_underlying(summary.status)}).bind(summary.state);
    insert.bind(std::int64_t{std::to_underlying(summary.channel)}).bind(summary.procedure);
    insert.bind(std::int64_t{summary.procedure_revision}).bind(summary.case_id);
    insert.bind(summary.applicant).bind(summary.delivery).bind(summary.language);
    insert.bind(summary.received_at).bind(summary.received_at).bind(content.form);
    insert.bind(std::int64_t{content.form_version}).bind(content.answers);
    TRY_VOID(insert.run());
    return connection.last_row();
}

static Result<void> insert_papers(Connection& connection, std::int64_t number,
                                  store::Case const& content) {
    std::int64_t position = 0;
    for (store::Paper const& paper : content.papers) {
        Statement insert = connection.statement(
            "INSERT INTO paper (case_number, position, paper, upload) VALUES (?, ?, ?, ?)");
        insert.bind(number).bind(position++).bind(paper.paper);
        if (!paper.upload) {
            TRY_VOID(insert.bind_null().run());
            continue;
        }
        TRY_VOID(insert.bind(paper.upload->bytes).run());
        Statement keep = connection.statement("UPDATE upload SET state = 2 WHERE id = ?");
        TRY_VOID(keep.bind(paper.upload->bytes).run());
    }
    return {};
}

static Result<bool> is_taken(Connection& connection, std::string_view reference) {
    Statement row = connection.statement("SELECT 1 FROM case_file WHERE reference = ?");
    return row.bind(reference).step();
}

static Result<store::Filed> file_in(WriteContext& context, store::NewCase const& filing) {
    Connection& connection = context.connection;
    store::CaseSummary const& summary = filing.content.summary;
    std::optional<store::Filed> const before =
        TRY(find(connection, summary.submission, filing.content.request_hash));
    if (before)
        return *before;
    store::Filed filed{.reference = summary.reference, .received_at = summary.received_at};
    filed.paper_index = TRY(first_incomplete(connection, filing.content));
    if (filed.paper_index < filing.content.papers.size()) {
        filed.outcome = store::FilingOutcome::UploadIncomplete;
        return filed;
    }
    if (TRY(is_taken(connection, summary.reference))) {
        filed.outcome = store::FilingOutcome::ReferenceTaken;
        return filed;
    }
    std::int64_t const number = TRY(insert_case(connection, filing.content));
    Statement insert = connection.statement(
        "INSERT INTO submission (id, request_hash, case_number) VALUES (?, ?, ?)");
    TRY_VOID(
        insert.bind(summary.submission.bytes).bind(filing.content.request_hash).bind(number).run());
    TRY_VOID(insert_papers(connection, number, filing.content));
    TRY_VOID(append_event(context, number, summary.reference, filing.event));
    return filed;
}

Result<store::Filed> Database::file(store::NewCase const& filing) {
    store::Filed filed;
    TRY_VOID(m_writer.run([&](WriteContext& context) -> Result<void> {
        filed = TRY(file_in(context, filing));
        return {};
    }));
    return filed;
}

Result<std::optional<store::Filed>> Database::find_filed(core::SubmissionId id,
                                                         store::Hash const& request_hash) {
    return m_readers.read(
        [&](Connection& connection) { return find(connection, id, request_hash); });
}

struct NumberedSummary {
    std::int64_t number = 0;
    store::CaseSummary summary;
};

static Result<std::optional<NumberedSummary>> find_numbered(Connection& connection,
                                                            std::string_view code) {
    Statement row =
        connection.statement(SUMMARY_COLUMNS " FROM case_file WHERE reference = ?1 OR code = ?1");
    row.bind(code);
    if (!TRY(row.step()))
        return std::nullopt;
    return NumberedSummary{row.integer(0), read_summary(row)};
}

Result<std::optional<store::CaseSummary>> Database::find_summary(std::string_view code) {
    return m_readers.read([&](Connection& connection) -> Result<std::optional<store::CaseSummary>> {
        std::optional<NumberedSummary> found = TRY(find_numbered(connection, code));
        if (!found)
            return std::nullopt;
        return std::move(found->summary);
    });
}

static Result<std::vector<store::Paper>> papers_of(Connection& connection, std::int64_t number) {
    Statement rows = connection.statement(
        "SELECT paper, upload FROM paper WHERE case_number = ? ORDER BY position");
    rows.bind(number);
    std::vector<store::Paper> papers;
    while (TRY(rows.step())) {
        store::Paper& paper = papers.emplace_back(rows.text(0), std::nullopt);
        std::span<std::uint8_t const> const upload = rows.blob(1);
        if (upload.size() == paper.upload.emplace().bytes.size())
            std::copy(upload.begin(), upload.end(), paper.upload->bytes.begin());
        else
            paper.upload.reset();
    }
    return papers;
}

static Result<std::optional<store::Case>> read_case(Connection& connection, std::string_view code) {
    std::optional<NumberedSummary> found = TRY(find_numbered(connection, code));
    if (!found)
        return std::nullopt;
    Statement row = connection.statement(
        "SELECT form, form_version, answers, request_hash FROM case_file"
        " JOIN submission ON submission.id = case_file.submission WHERE number = ?");
    row.bind(found->number);
    if (!TRY(row.step()))
        return std::nullopt;
    return store::Case{.summary = std::move(found->summary),
                       .form = row.text(0),
                       .form_version = row.integer_32(1),
                       .answers = row.text(2),
                       .papers = TRY(papers_of(connection, found->number)),
                       .request_hash = row.hash(3)};
}

Result<std::optional<store::Case>> Database::find_case(std::string_view code) {
    return m_readers.read([&](Connection& connection) { return read_case(connection, code); });
}

Result<std::vector<store::Event>> Database::events_of(std::string_view reference) {
    return m_readers.read(
        [&](Connection& connection) { return sqlite::events_of(connection, reference); });
}

static Result<std::vector<store::CaseSummary>>
list_in(Connection& connection, std::optional<cases::NationalStatus> status, std::size_t limit) {
    Statement rows = connection.statement(
        SUMMARY_COLUMNS " FROM case_file WHERE status BETWEEN ? AND ? ORDER BY number LIMIT ?");
    std::int64_t const first = status ? std::to_underlying(*status) : 1;
    std::int64_t const last = status ? first : 10;
    rows.bind(first).bind(last).bind(static_cast<std::int64_t>(limit));
    std::vector<store::CaseSummary> summaries;
    while (TRY(rows.step()))
        summaries.push_back(read_summary(rows));
    return summaries;
}

Result<std::vector<store::CaseSummary>> Database::list(std::optional<cases::NationalStatus> status,
                                                       std::size_t limit) {
    return m_readers.read(
        [&](Connection& connection) { return list_in(connection, status, limit); });
}

}
