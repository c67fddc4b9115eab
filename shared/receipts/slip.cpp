#include "shared/receipts/slip.h"

#include "shared/core/wipe.h"
#include "shared/receipts/wording.h"
#include "shared/strings/dates.h"
#include "shared/strings/texts.h"
#include "slips_keys.h"

#include <algorithm>
#include <utility>

namespace onedoor::receipts {

using slips::Key;
using text::Language;

static constexpr std::size_t digest_characters_shown = 8;

static std::string_view say(Key key, Language language) {
    static strings::Texts const table(slips::texts, slips::key_count);
    return table.get(static_cast<std::size_t>(key), language);
}

static std::string say(Key key, Language language,
                       std::initializer_list<strings::Parameter> parameters) {
    return strings::fill_in(say(key, language), parameters);
}

namespace {

/// Lines with a label, in one language; what is not known is left out.
class Lines {
public:
    Lines(std::vector<Line>& lines, Language language) : m_lines(lines), m_language(language) {
        // Growing would leave short texts behind.
        m_lines.reserve(lines_max);
    }

    void add(Key label, std::string_view value) {
        if (!value.empty())
            m_lines.push_back({std::string(say(label, m_language)), bounded(value)});
    }
    void add(Key label, core::Instant moment) {
        add(label, strings::moment_text(moment, m_language));
    }

private:
    static constexpr std::size_t lines_max = 8;

    std::vector<Line>& m_lines;
    Language m_language;
};

}

void wipe(Slip& slip) {
    for (std::string* const text : {&slip.office, &slip.title, &slip.banner, &slip.number,
                                    &slip.items_title, &slip.address, &slip.address_caption})
        core::wipe(*text);
    for (std::vector<Line>* const lines : {&slip.codes, &slip.lines}) {
        for (Line& line : *lines) {
            core::wipe(line.label);
            core::wipe(line.value);
        }
    }
    for (Slip::Item& item : slip.items) {
        core::wipe(item.name);
        core::wipe(item.value);
        core::wipe(item.remark);
    }
    for (std::string& note : slip.notes)
        core::wipe(note);
    slip = {};
}

static std::string pages_text(FiledPaper const& paper, Language language) {
    if (!paper.pages)
        return std::string(say(Key::filing_paper_brought, language));
    if (*paper.pages == 1)
        return std::string(say(Key::filing_one_page, language));
    return say(Key::filing_pages, language, {{"count", std::to_string(*paper.pages)}});
}

static Slip::Item paper_item(FiledPaper const& paper, Language language) {
    Slip::Item item{bounded(paper.name), pages_text(paper, language), {}};
    std::string_view const digest =
        std::string_view(paper.digest).substr(0, digest_characters_shown);
    if (!digest.empty())
        item.remark = say(Key::filing_check, language, {{"digest", digest}});
    return item;
}

static std::vector<std::string> filing_notes(FilingSlipSource const& source, Language language) {
    std::vector<std::string> notes;
    if (source.custody == Custody::Machine)
        notes.emplace_back(say(Key::filing_kept_help, language));
    if (!source.secret.empty())
        notes.emplace_back(say(Key::filing_secret_help, language));
    notes.emplace_back(say(Key::filing_no_form, language));
    if (source.stock == Stock::Thermal)
        notes.emplace_back(say(Key::filing_fades, language));
    if (!source.hotline.empty())
        notes.push_back(say(Key::slip_support, language, {{"hotline", bounded(source.hotline)}}));
    return notes;
}

Slip build_filing_slip(FilingSlipSource const& source, Language language) {
    bool const is_with_machine = source.custody == Custody::Machine;
    Slip slip;
    slip.office = bounded(source.office);
    slip.title = say(Key::filing_title, language);
    if (is_with_machine)
        slip.banner = say(Key::filing_kept_warning, language);

    Lines codes(slip.codes, language);
    if (source.file_code.empty())
        codes.add(Key::filing_reference, source.reference);
    codes.add(Key::filing_file_code, source.file_code);
    codes.add(Key::filing_secret, source.secret);

    Lines lines(slip.lines, language);
    lines.add(Key::filing_procedure, source.procedure);
    lines.add(is_with_machine ? Key::filing_kept_at : Key::filing_received_at, source.received_at);
    lines.add(Key::filing_due_at, source.due_at ? strings::moment_text(*source.due_at, language)
                                                : say(Key::filing_due_unknown, language, {}));
    lines.add(Key::filing_result_place, source.result_place);

    slip.items.reserve(source.papers.size());
    for (FiledPaper const& paper : source.papers)
        slip.items.push_back(paper_item(paper, language));
    if (!slip.items.empty())
        slip.items_title = say(Key::filing_papers, language);
    slip.address = source.look_up_address;
    if (!slip.address.empty())
        slip.address_caption = say(Key::filing_scan, language);
    slip.notes = filing_notes(source, language);
    return slip;
}

/// "09:50".
static std::string clock_text(core::Instant instant) {
    return strings::moment_text(instant, Language::Vietnamese).substr(0, 5);
}

Slip build_ticket_slip(TicketSlipSource const& source, Language language) {
    Slip slip;
    slip.office = bounded(source.office);
    slip.title = say(Key::ticket_title, language);
    slip.number = bounded(source.number);

    Lines lines(slip.lines, language);
    lines.add(Key::ticket_group, source.group);
    lines.add(Key::ticket_counters, source.counters);
    lines.add(Key::ticket_priority, source.priority);
    lines.add(Key::ticket_people_before, source.people_before == 0
                                             ? say(Key::ticket_nobody_before, language, {})
                                             : std::to_string(source.people_before));
    if (auto const& estimate = source.estimate)
        lines.add(Key::ticket_estimate, say(Key::ticket_estimate_value, language,
                                            {{"time", clock_text(estimate->begins)},
                                             {"minutes", std::to_string(estimate->wait_minutes)}}));
    lines.add(Key::ticket_issued_at, source.issued_at);

    slip.address = source.queue_address;
    if (!slip.address.empty())
        slip.address_caption = say(Key::ticket_scan, language);
    std::string const day = strings::date_text(core::to_local(source.issued_at).date);
    slip.notes = {std::string(say(Key::ticket_missed, language)),
                  say(Key::ticket_today, language, {{"date", day}})};
    return slip;
}

static Key key_of(CheckOutcome outcome) {
    switch (outcome) {
    case CheckOutcome::Passed:
        return Key::readiness_passed;
    case CheckOutcome::Attention:
        return Key::readiness_attention;
    case CheckOutcome::Failed:
        return Key::readiness_failed;
    case CheckOutcome::NotFitted:
        return Key::readiness_not_fitted;
    case CheckOutcome::NotChecked:
        break;
    }
    return Key::readiness_not_checked;
}

static bool lets_serve(ReadinessCheck const& check) {
    return check.outcome != CheckOutcome::Failed && check.outcome != CheckOutcome::NotChecked;
}

Slip build_readiness_slip(ReadinessSource const& source, Language language) {
    Slip slip;
    slip.office = bounded(source.office);
    slip.title = say(Key::readiness_title, language);
    bool const is_ready = !source.checks.empty() && std::ranges::all_of(source.checks, lets_serve);
    slip.banner = say(is_ready ? Key::readiness_is_ready : Key::readiness_is_not_ready, language);

    Lines lines(slip.lines, language);
    lines.add(Key::readiness_machine, source.machine);
    lines.add(Key::readiness_version, source.version);
    lines.add(Key::readiness_checked_at, source.checked_at);

    for (ReadinessCheck const& check : source.checks)
        slip.items.push_back({bounded(check.name),
                              std::string(say(key_of(check.outcome), language)),
                              bounded(check.detail)});
    if (!slip.items.empty())
        slip.items_title = say(Key::readiness_checks, language);
    return slip;
}

}
