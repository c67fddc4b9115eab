#include "client/app/keeping_flow.h"

#include "client/app/draft_text.h"
#include "client/app/sending_flow.h"
#include "shared/json/json.h"

#include <algorithm>

namespace onedoor::app::keeping_flow {

static constexpr std::size_t resting_max = 20;

std::string draft_key(std::string_view procedure) {
    return "draft:" + std::string(procedure);
}

static bool is_worth_keeping(Filing const& filing) {
    return filing.is_touched && filing.sending < Sending::Kept;
}

static bool is_page_of(State const& state, Filing const& filing) {
    return state.page.loading == Loading::Ready && state.page.form &&
           state.page.procedure.id == filing.procedure;
}

// --- keeping on the device ------------------------------------------------------------------

static void put(Context& context, Filing& filing, std::string_view text, KeptBefore before) {
    context.storage.save(draft_key(filing.procedure), text,
                         {.saved_at = filing.keeping.saving,
                          .replaces = filing.keeping.saved_at,
                          .expires_at = {filing.keeping.saving.milliseconds + kept_draft_life_ms},
                          .before = before});
}

static void keep(Context& context, Filing& filing, KeptBefore before = KeptBefore::Compare) {
    DraftKeeping& keeping = filing.keeping;
    bool const is_decided =
        keeping.state != Keeping::ChangedElsewhere && keeping.state != Keeping::GoneElsewhere;
    if (!keeping.asked() || !is_decided || filing.sending >= Sending::Kept ||
        !is_page_of(context.state, filing))
        return;
    core::Instant const last = std::max(keeping.saving, keeping.saved_at);
    core::Instant const now{std::max(context.clock.now().milliseconds, last.milliseconds + 1)};
    std::string text =
        write_draft(context.state.page, filing, now, context.state.preferences.language);
    if (keeping.saving.milliseconds != 0) {
        keeping.next_text = std::move(text);
        keeping.next = now;
        return;
    }
    keeping.saving = now;
    put(context, filing, text, before);
}

void changed(Context& context) {
    State& state = context.state;
    Screen const screen = state.route.screen;
    if (screen == Screen::Case || screen == Screen::FormStep || screen == Screen::Papers ||
        screen == Screen::Review)
        state.filing.at = to_target(state.route);
    keep(context, state.filing);
}

static void erase(Context& context, Filing& filing) {
    context.storage.erase(draft_key(filing.procedure));
    filing.keeping = {};
}

void forget(Context& context, Filing& filing) {
    erase(context, filing);
}

void forget_received(Context& context, std::string const& procedure, std::string_view id) {
    Drafts& drafts = context.state.drafts;
    std::erase_if(drafts.kept,
                  [&](KeptDraft const& one) { return one.summary.submission.text() == id; });
    if (drafts.found && drafts.found->submission.text() == id)
        drafts.found.reset();
    bool is_replaced = false;
    for (Filing* const filing : filings(context.state))
        if (filing->submission.text() == id)
            filing->keeping = {};
        else if (filing->procedure == procedure && filing->keeping.asked())
            is_replaced = true;
    if (!is_replaced)
        context.storage.erase(draft_key(procedure));
}

std::vector<Filing*> filings(State& state) {
    std::vector<Filing*> all{&state.filing};
    for (Filing& filing : state.drafts.resting)
        all.push_back(&filing);
    if (state.drafts.found)
        all.push_back(&*state.drafts.found);
    return all;
}

Filing* filing_of(State& state, std::string_view submission) {
    for (Filing* const filing : filings(state))
        if (filing->submission.text() == submission)
            return filing;
    return nullptr;
}

static Filing* filing_being_saved(State& state, std::string_view key) {
    for (Filing* const filing : filings(state))
        if (filing->keeping.saving.milliseconds != 0 && draft_key(filing->procedure) == key)
            return filing;
    return nullptr;
}

void saved(Context& context, std::string_view key, SaveOutcome outcome) {
    Filing* const filing = filing_being_saved(context.state, key);
    if (filing == nullptr)
        return;
    DraftKeeping& keeping = filing->keeping;
    core::Instant const written = std::exchange(keeping.saving, {});
    std::string const next = std::exchange(keeping.next_text, {});
    switch (outcome) {
    case SaveOutcome::Saved:
        keeping.state = Keeping::Kept;
        keeping.saved_at = written;
        break;
    case SaveOutcome::Changed:
        keeping.state = Keeping::ChangedElsewhere;
        return;
    case SaveOutcome::Gone:
        keeping.state = Keeping::GoneElsewhere;
        keeping.saved_at = {};
        return;
    case SaveOutcome::Failed:
        keeping.state = Keeping::Failed;
        return;
    }
    if (next.empty())
        return;
    keeping.saving = keeping.next;
    put(context, *filing, next, KeptBefore::Compare);
}

// --- one filing for another -----------------------------------------------------------------

static bool has_files_under_way(Filing const& filing) {
    return std::ranges::any_of(filing.papers, [](auto const& entry) {
        UploadState const upload = entry.second.state;
        return upload == UploadState::Reading || upload == UploadState::Sending;
    });
}

static void rest(State& state, Filing filing) {
    if (!is_worth_keeping(filing))
        return;
    // Nothing of it went out yet; it has to be on the screen to be written.
    if (filing.sending == Sending::UnderWay && has_files_under_way(filing))
        filing.sending = Sending::NotSent;
    if (state.drafts.resting.size() == resting_max)
        state.drafts.resting.erase(state.drafts.resting.begin());
    state.drafts.resting.push_back(std::move(filing));
}

static std::optional<Filing> wake(State& state, std::string_view procedure) {
    auto& resting = state.drafts.resting;
    auto const found = std::ranges::find(resting, procedure, &Filing::procedure);
    if (found == resting.end())
        return std::nullopt;
    Filing filing = std::move(*found);
    resting.erase(found);
    return filing;
}

static Filing begin(Context& context) {
    Filing filing{.procedure = context.state.page.procedure.id,
                  .submission = core::SubmissionId::make(context.random)};
    for (forms::Step const& step : context.state.page.form->steps)
        for (forms::Field const& field : step.fields)
            if (field.type == forms::FieldType::Group && field.repeat.min > 0)
                filing.draft.set_entries(field.id, field.repeat.min);
    return filing;
}

// One that is being sent, or was sent meanwhile, is shown as it is.
static bool may_be_replaced(Filing const& filing) {
    return is_worth_keeping(filing) && filing.sending != Sending::UnderWay;
}

static void ask_about(State& state, Filing filing) {
    state.drafts.found = std::move(filing);
    state.drafts.confirms_anew = false;
}

// Whether the citizen comes to begin, not back to where they were.
static bool comes_to_begin(State const& state) {
    return state.route.screen == Screen::Case && !is_filing(state.came_from) &&
           state.drafts.resumes != state.page.procedure.id;
}

static void go_to(Context& context, Filing const& filing) {
    context.next_route = filing.at.empty()
                             ? Route{.screen = Screen::Case, .procedure = filing.procedure}
                             : parse_route(filing.at);
}

static std::string take_kept_text(Drafts& drafts, std::string_view procedure) {
    auto const kept =
        std::ranges::find(drafts.kept, procedure, [](KeptDraft const& one) -> std::string const& {
            return one.summary.procedure;
        });
    if (kept == drafts.kept.end())
        return {};
    std::string text = std::move(kept->text);
    drafts.kept.erase(kept);
    return text;
}

// A draft from another device goes before what is here; that can be brought back.
static void take_incoming(Context& context) {
    State& state = context.state;
    Drafts& drafts = state.drafts;
    std::string const& procedure = state.page.procedure.id;
    std::optional<Filing> incoming = read_draft(state.page, std::exchange(drafts.incoming, {}));
    if (!incoming)
        return;
    DiscardedDraft discarded;
    discarded.kept_text = take_kept_text(drafts, procedure);
    if (std::optional<Filing> found = std::exchange(drafts.found, std::nullopt))
        rest(state, std::move(*found));
    rest(state, std::exchange(state.filing, std::move(*incoming)));
    if (std::optional<Filing> resting = wake(state, procedure))
        discarded.filing = std::move(*resting);
    if (!discarded.kept_text.empty() || discarded.filing.keeping.asked())
        context.storage.erase(draft_key(procedure));
    if (discarded.filing.procedure.empty())
        discarded.filing.procedure = procedure;
    if (!discarded.kept_text.empty() || is_worth_keeping(discarded.filing))
        drafts.discarded = std::move(discarded);
    sending_flow::check_uploads(context);
    go_to(context, state.filing);
}

void take_up(Context& context) {
    State& state = context.state;
    Drafts& drafts = state.drafts;
    std::string const& procedure = state.page.procedure.id;
    if (!drafts.incoming.empty())
        return take_incoming(context);
    bool const is_done =
        state.filing.sending >= Sending::Kept && state.route.screen == Screen::Case;
    if (state.filing.procedure == procedure && !is_done) {
        bool const asks = !drafts.found && may_be_replaced(state.filing) && comes_to_begin(state);
        if (asks)
            ask_about(state, std::exchange(state.filing, begin(context)));
        return;
    }
    rest(state, std::move(state.filing));
    if (std::optional<Filing> found = std::exchange(drafts.found, std::nullopt))
        rest(state, std::move(*found));
    std::optional<Filing> resting = wake(state, procedure);
    state.filing = begin(context);
    if (!resting)
        context.storage.load(draft_key(procedure));
    else if (comes_to_begin(state) && may_be_replaced(*resting))
        ask_about(state, std::move(*resting));
    else
        state.filing = std::move(*resting);
    if (resting)
        drafts.resumes.clear();
}

static void go_on(Context& context) {
    State& state = context.state;
    if (!state.drafts.found)
        return;
    if (is_worth_keeping(state.filing))
        state.drafts.discarded = DiscardedDraft{std::move(state.filing), {}};
    state.filing = std::move(*state.drafts.found);
    state.drafts.found.reset();
    sending_flow::check_uploads(context);
    go_to(context, state.filing);
}

static std::optional<Filing> read_kept(Context& context, std::string const& text) {
    std::optional<Filing> filing = read_draft(context.state.page, text);
    std::optional<DraftSummary> const summary = summary_of(text);
    if (!filing || !summary)
        return std::nullopt;
    filing->keeping.state = Keeping::Kept;
    filing->keeping.saved_at = summary->saved_at;
    return filing;
}

// Its draft stays until the office has it, but is not offered: it would be filed twice.
static bool is_queued(State const& state, core::SubmissionId const& submission) {
    return std::ranges::any_of(state.outbox, [&](OutboxItem const& item) {
        return item.state != OutboxState::Refused && item.id == submission.text();
    });
}

static bool is_expired(core::Instant saved_at, core::Instant now) {
    return saved_at.milliseconds + kept_draft_life_ms <= now.milliseconds;
}

static void take_other_window(Context& context, std::optional<Filing> theirs) {
    State& state = context.state;
    state.drafts.wants_other_window = false;
    if (!theirs) {
        state.filing.keeping.state = Keeping::GoneElsewhere;
        state.filing.keeping.saved_at = {};
        return;
    }
    state.filing.keeping = {};
    state.drafts.discarded = DiscardedDraft{std::exchange(state.filing, std::move(*theirs)), {}};
    sending_flow::check_uploads(context);
}

void loaded(Context& context, std::string_view key, std::optional<std::string> const& value) {
    State& state = context.state;
    if (key != draft_key(state.filing.procedure) || !is_page_of(state, state.filing))
        return;
    std::optional<Filing> kept = value ? read_kept(context, *value) : std::nullopt;
    if (kept && is_expired(kept->keeping.saved_at, state.now)) {
        context.storage.erase(key);
        kept.reset();
    }
    if (state.drafts.wants_other_window)
        return take_other_window(context, std::move(kept));
    // The storage may answer after the first key was pressed; it asks all the same.
    bool const is_free = !state.filing.keeping.asked() && state.filing.sending == Sending::NotSent;
    if (!kept || !is_free || state.drafts.found || is_queued(state, kept->submission))
        return;
    ask_about(state, std::move(*kept));
    if (std::exchange(state.drafts.resumes, {}) == state.filing.procedure)
        go_on(context);
}

void listed(Context& context, std::string_view values) {
    std::vector<KeptDraft>& kept = context.state.drafts.kept;
    kept.clear();
    Result<json::Value> const list = json::parse(values);
    json::Array const* const texts = list ? list->as_array() : nullptr;
    if (texts == nullptr)
        return;
    for (json::Value const& value : *texts) {
        std::string const* const text = value.as_string();
        std::optional<DraftSummary> summary = text != nullptr ? summary_of(*text) : std::nullopt;
        if (!summary || is_expired(summary->saved_at, context.state.now))
            continue;
        summary->is_kept = true;
        kept.push_back({std::move(*summary), *text});
    }
    std::ranges::sort(kept, std::greater(),
                      [](KeptDraft const& one) { return one.summary.saved_at; });
}

// --- what the citizen decides ---------------------------------------------------------------

static void toggle_keep(Context& context) {
    Filing& filing = context.state.filing;
    if (filing.keeping.asked())
        return erase(context, filing);
    filing.keeping.state = Keeping::UnderWay;
    changed(context);
}

// The link to the draft has been followed already: the question about it may be there, or come.
static void resume(Context& context, std::string const& procedure) {
    Drafts& drafts = context.state.drafts;
    if (drafts.found && drafts.found->procedure == procedure)
        return go_on(context);
    if (context.state.filing.procedure != procedure || !context.state.filing.is_touched)
        drafts.resumes = procedure;
}

static void discard_found(Context& context) {
    Drafts& drafts = context.state.drafts;
    if (!drafts.found || !drafts.confirms_anew)
        return;
    if (drafts.found->keeping.asked())
        context.storage.erase(draft_key(drafts.found->procedure));
    drafts.discarded = DiscardedDraft{std::move(*drafts.found), {}};
    drafts.found.reset();
    drafts.confirms_anew = false;
    context.next_route = Route{.screen = Screen::Case, .procedure = context.state.route.procedure};
}

// From the list of drafts: whatever there is of it, on this page and on this device.
static void erase_draft(Context& context, std::string const& procedure) {
    State& state = context.state;
    DiscardedDraft discarded;
    discarded.kept_text = take_kept_text(state.drafts, procedure);
    if (state.drafts.found && state.drafts.found->procedure == procedure) {
        discarded.filing = std::move(*state.drafts.found);
        state.drafts.found.reset();
    } else if (state.filing.procedure == procedure && is_worth_keeping(state.filing)) {
        discarded.filing = std::exchange(state.filing, {});
    } else if (std::optional<Filing> resting = wake(state, procedure)) {
        discarded.filing = std::move(*resting);
    } else if (std::optional<DraftSummary> const summary = summary_of(discarded.kept_text)) {
        discarded.filing.procedure = summary->procedure;
    }
    context.storage.erase(draft_key(procedure));
    state.drafts.discarded = std::move(discarded);
}

static void restore_kept(Context& context, std::string const& procedure, std::string const& text) {
    std::optional<DraftSummary> const summary = summary_of(text);
    if (!summary)
        return;
    context.storage.save(draft_key(procedure), text,
                         {.saved_at = summary->saved_at,
                          .expires_at = {summary->saved_at.milliseconds + kept_draft_life_ms},
                          .before = KeptBefore::Replace});
    context.storage.list();
}

static void undo_discard(Context& context) {
    State& state = context.state;
    if (!state.drafts.discarded)
        return;
    DiscardedDraft discarded = std::move(*state.drafts.discarded);
    state.drafts.discarded.reset();
    Filing& filing = discarded.filing;
    std::string const procedure = filing.procedure;
    if (!discarded.kept_text.empty())
        restore_kept(context, procedure, discarded.kept_text);
    if (!filing.is_touched && is_page_of(state, filing))
        if (std::optional<Filing> kept = read_kept(context, discarded.kept_text))
            filing = std::move(*kept);
    if (!filing.is_touched)
        return;
    // Whatever was answered meanwhile found nobody; the same bytes go out again.
    if (filing.sending == Sending::UnderWay)
        filing.sending = Sending::NotSent;
    sending_flow::resume_uploads(context, filing);
    if (state.filing.procedure != procedure)
        return rest(state, std::move(filing));
    // What was begun since goes where the other one comes from, and can be brought back in turn.
    Filing const& begun = state.filing;
    if (is_worth_keeping(begun))
        state.drafts.discarded = DiscardedDraft{begun, {}};
    state.filing = std::move(filing);
    keep(context, state.filing, KeptBefore::Replace);
    if (is_filing(state.route.screen))
        go_to(context, state.filing);
}

static void decide_between_windows(Context& context, Action action) {
    Filing& filing = context.state.filing;
    if (action == Action::TakeOtherWindow) {
        context.state.drafts.wants_other_window = true;
        return context.storage.load(draft_key(filing.procedure));
    }
    filing.keeping.state = Keeping::UnderWay;
    keep(context, filing, KeptBefore::Replace);
}

void perform(Context& context, Intent const& intent) {
    switch (intent.action) {
    case Action::KeepDraft:
        return toggle_keep(context);
    case Action::ContinueDraft:
        return go_on(context);
    case Action::ResumeDraft:
        return resume(context, intent.subject);
    case Action::BeginAnew:
        context.state.drafts.confirms_anew = true;
        return;
    case Action::KeepOldDraft:
        context.state.drafts.confirms_anew = false;
        return;
    case Action::DiscardDraft:
        return discard_found(context);
    case Action::EraseDraft:
        return erase_draft(context, intent.subject);
    case Action::UndoDiscard:
        return undo_discard(context);
    default:
        return decide_between_windows(context, intent.action);
    }
}

// --- what there is --------------------------------------------------------------------------

static bool is_safe(Filing const& filing) {
    return !is_worth_keeping(filing) ||
           (filing.keeping.state == Keeping::Kept && filing.keeping.saving.milliseconds == 0);
}

bool has_unsaved(State const& state) {
    return !is_safe(state.filing) || !std::ranges::all_of(state.drafts.resting, is_safe) ||
           (state.drafts.found && !is_safe(*state.drafts.found));
}

std::vector<DraftSummary> in_progress(State const& state) {
    std::vector<DraftSummary> drafts;
    auto const add = [&](Filing const& filing) {
        if (is_worth_keeping(filing))
            drafts.push_back({.procedure = filing.procedure,
                              .submission = filing.submission,
                              .saved_at = filing.keeping.saved_at,
                              .is_kept = filing.keeping.state == Keeping::Kept});
    };
    add(state.filing);
    if (state.drafts.found)
        add(*state.drafts.found);
    for (auto filing = state.drafts.resting.rbegin(); filing != state.drafts.resting.rend();
         ++filing)
        add(*filing);
    for (KeptDraft const& kept : state.drafts.kept) {
        bool const is_known = std::ranges::any_of(drafts, [&](DraftSummary const& draft) {
            return draft.procedure == kept.summary.procedure;
        });
        if (!is_known && !is_queued(state, kept.summary.submission))
            drafts.push_back(kept.summary);
    }
    return drafts;
}

}
