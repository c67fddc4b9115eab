#include "server/casework/draft.h"

#include "server/casework/documents.h"
#include "server/filing/explanation.h"
#include "server/intake/deadline.h"
#include "shared/cases/file_code.h"
#include "shared/json/json.h"
#include "shared/strings/dates.h"

namespace onedoor::casework {

using cases::Clock;
using cases::Effect;

namespace {

/// The file on its way through one step.
class Change {
public:
    Change(Dependencies const& given, Allowed const& allowed, store::CaseSummary const& before)
        : m_given(given), m_allowed(allowed), m_before(before), m_after(before) {}

    Result<store::CaseSummary> run() {
        move();
        TRY_VOID(run_clock());
        if (has(Effect::IssueCode)) {
            m_after.accepted_at = m_allowed.now;
            m_after.accepted_by = m_allowed.actor.account;
            TRY_VOID(count_from(m_allowed.now));
        }
        if (has(Effect::RestartClock))
            TRY_VOID(count_from(m_allowed.now));
        if (has(Effect::ExtendTime))
            TRY_VOID(extend());
        if (has(Effect::Assign))
            assign();
        return m_after;
    }

private:
    [[nodiscard]] bool has(Effect effect) const {
        return m_allowed.action.effects.contains(effect);
    }
    [[nodiscard]] cases::State const& from() const {
        return m_allowed.type.states[m_allowed.step.from];
    }
    [[nodiscard]] cases::State const& to() const {
        return m_allowed.type.states[m_allowed.step.to];
    }

    void move() {
        m_after.state = to().id;
        m_after.status = to().status;
        if (&from() != &to()) {
            m_after.state_since = m_allowed.now;
            m_after.wait_until.reset();
        }
        if (m_allowed.step.needs.contains(cases::Need::Request)) {
            m_after.wait_until = m_allowed.act.until;
            m_after.supplements += to().status == cases::NationalStatus::SupplementRequested;
        }
        if (to().status == cases::NationalStatus::Returned)
            m_after.returned_at = m_allowed.now;
    }

    Result<void> run_clock() {
        if (to().clock == Clock::Stands && !m_after.stood_since)
            m_after.stood_since = m_allowed.now;
        if (to().clock == Clock::Ended && !m_after.ended_at)
            m_after.ended_at = m_allowed.now;
        if (to().clock == Clock::Stands || !m_after.stood_since)
            return {};
        m_after.stood_minutes += TRY(calendar::working_minutes(
            m_given.office.working_calendar, *m_after.stood_since, m_allowed.now));
        m_after.stood_since.reset();
        return {};
    }

    /// The time of settlement, from its beginning (Decree 61/2018 art. 19(4)).
    Result<void> count_from(core::Instant start) {
        catalogue::Procedure const* const procedure =
            m_given.published.revision(m_before.procedure, m_before.procedure_revision);
        if (procedure == nullptr)
            return {};
        std::optional<calendar::Duration> const duration =
            intake::duration_of(*procedure, m_before.case_id);
        if (!duration)
            return {};
        intake::Deadline const deadline = TRY(
            intake::make_deadline(m_given.office.working_calendar, *procedure, *duration, start));
        m_after.due_at = deadline.due_at;
        m_after.explanation = filing::write_explanation(deadline.explanation);
        return {};
    }

    Result<void> extend() {
        if (!m_allowed.act.until || (m_after.due_at && *m_allowed.act.until <= *m_after.due_at))
            return fail("act.until", "the new time is not after the first one", "until");
        std::vector<text::Localized> explanation = filing::read_explanation(m_after.explanation);
        explanation.push_back(
            {"Đã xin lỗi và gia hạn một lần; hẹn trả kết quả lúc " +
                 strings::moment_text(*m_allowed.act.until, text::Language::Vietnamese) + ".",
             "Extended once, with an apology; the result is due at " +
                 strings::moment_text(*m_allowed.act.until, text::Language::English) + "."});
        m_after.explanation = filing::write_explanation(explanation);
        m_after.first_due_at = m_after.due_at;
        m_after.due_at = m_allowed.act.until;
        m_after.extensions += 1;
        return {};
    }

    /// Another unit has officers of its own.
    void assign() {
        if (!m_allowed.act.unit.empty() && m_allowed.act.unit != m_after.unit) {
            m_after.unit = m_allowed.act.unit;
            m_after.officer.clear();
        }
        if (!m_allowed.act.officer.empty())
            m_after.officer = m_allowed.act.officer;
    }

    Dependencies const& m_given;
    Allowed const& m_allowed;
    store::CaseSummary const& m_before;
    store::CaseSummary m_after;
};

}

static store::CodeIssue next_code(intake::Office const& office, core::Instant now) {
    core::Date const day = core::to_local(now).date;
    auto const code_of = [&office, day](std::int32_t sequence) -> Result<std::string> {
        cases::FileCode const code = TRY(cases::make_file_code(
            office.code_style, office.agency_id, day, static_cast<std::uint32_t>(sequence)));
        return code.text();
    };
    return {office.agency_id, day, code_of};
}

/// The first of the actor's roles that may take the step.
static std::string_view role_in(Allowed const& allowed) {
    for (std::size_t i = 0; i < cases::role_count; ++i) {
        auto const role = static_cast<cases::Role>(i);
        if (allowed.actor.roles.contains(role) && allowed.step.by.contains(role))
            return cases::name_of(role);
    }
    return {};
}

/// Names and numbers only: what people wrote stands in the documents that went out.
static std::string event_body(Allowed const& allowed, store::CaseSummary const& before,
                              store::CaseSummary const& after) {
    json::Object body{{"action", allowed.action.id},
                      {"from", before.state},
                      {"to", after.state},
                      {"version", std::int64_t{before.version} + 1}};
    auto const note = [&body](char const* name, std::string const& was, std::string const& is) {
        if (was != is)
            body.append(name, is);
    };
    note("unit", before.unit, after.unit);
    note("officer", before.officer, after.officer);
    if (after.due_at && after.due_at != before.due_at)
        body.append("due_at", core::to_iso(*after.due_at));
    return json::write_canonical(body);
}

Result<store::StepDraft> draft_step(Dependencies const& given, Allowed const& allowed,
                                    store::CaseSummary const& before) {
    store::StepDraft draft{.act = allowed.act.id, .request_hash = allowed.act.hash};
    draft.after = TRY(Change(given, allowed, before).run());
    if (allowed.action.effects.contains(Effect::IssueCode))
        draft.code = next_code(given.office, allowed.now);
    if (!allowed.action.form.empty())
        draft.documents.push_back(draft_document(given.office, allowed, draft.after));
    draft.event = {.at = allowed.now,
                   .action = std::string(store::step_event),
                   .role = std::string(role_in(allowed)),
                   .account = allowed.actor.account,
                   .status = draft.after.status,
                   .body = event_body(allowed, before, draft.after)};
    return draft;
}

}
