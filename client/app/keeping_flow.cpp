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

static KeptVersion version_of(core::Instant saved_at, core::Instant replaces, KeptBefore before) {
    return {saved_at, replaces, {saved_at.milliseconds + kept_draft_life_ms}, before};
}

static void keep(Context& context, Filing& filing, KeptBefore before = KeptBefore::Compare) {
    DraftKeeping& keeping = filing.keeping;
    bool const is_decided =
        keeping.state != Keeping::ChangedElsewhere && keeping.state != Keeping::GoneElsewhere;
    if (!keeping.asked() || !is_decided || filing.sending >= Sending::Kept)
        return;
    if (keeping.saving.milliseconds != 0) {
        keeping.is_stale = true;
        return;
    }
    keeping.saving =
        std::max<core::Instant>(context.clock.now(), {keeping.saved_at.milliseconds + 1});
    context.storage.save(draft_key(filing.procedure), write_draft(filing, keeping.saving),
                         version_of(keeping.saving, keeping.saved_at, before));
}

void changed(Context& context) {
    State& state = context.state;
    Screen const screen = state.route.screen;
    if (screen == Screen::Case || screen == Screen::FormStep || screen == Screen::Papers ||
        screen == Screen::Review)
        state.filing.at = to_target(state.route);
    keep(context, state.filing);
}

void forget(Context& context, Filing& filing) {
    context.storage.erase(draft_key(filing.procedure));
    filing.keeping = {};
}

void forget_received(Context& context, std::string const& procedure, std::string_view id) {
    Drafts& drafts = context.state.drafts;
    std::erase_if(drafts.kept,
                  [&](KeptDraft const& one) { return one.summary.submission.text() == id; });
    std::erase_if(drafts.resting,
                  [&](Filing const& filing) { return filing.submission.text() == id; });
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
    bool const is_stale = std::exchange(keeping.is_stale, false);
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
    if (is_stale)
        keep(context, *filing);
}

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

static Filing const* resting_for(State const& state, std::string_view procedure) {
    for (Filing const& filing : state.drafts.resting)
        if (filing.procedure == procedure)
            return &filing;
    return nullptr;
}

Filing const* found(State const& state) {
    return state.drafts.asks ? resting_for(state, state.page.procedure.id) : nullptr;
}

static Filing wake(State& state, Filing const& one) {
    auto const place = state.drafts.resting.begin() + (&one - state.drafts.resting.data());
    Filing filing = std::move(*place);
    state.drafts.resting.erase(place);
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

static KeptDraft take_kept(Drafts& drafts, std::string_view procedure) {
    for (KeptDraft& kept : drafts.kept)
        if (kept.summary.procedure == procedure) {
            KeptDraft taken = std::move(kept);
            drafts.kept.erase(drafts.kept.begin() + (&kept - drafts.kept.data()));
            return taken;
        }
    return {};
}

// A draft from another device goes before what is here; that can be brought back.
static void take_incoming(Context& context) {
    State& state = context.state;
    Drafts& drafts = state.drafts;
    std::string const& procedure = state.page.procedure.id;
    std::optional<Filing> incoming = read_draft(state.page, std::exchange(drafts.incoming, {}));
    if (!incoming)
        return;
    incoming->keeping = {};
    DiscardedDraft discarded{.kept = take_kept(drafts, procedure)};
    rest(state, std::exchange(state.filing, std::move(*incoming)));
    if (Filing const* const resting = resting_for(state, procedure))
        discarded.filing = wake(state, *resting);
    drafts.asks = false;
    bool const is_kept = !discarded.kept.text.empty() || discarded.filing.keeping.asked();
    if (is_kept)
        context.storage.erase(draft_key(procedure));
    if (is_kept || is_worth_keeping(discarded.filing))
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
        if (drafts.asks || !may_be_replaced(state.filing) || !comes_to_begin(state))
            return;
        rest(state, std::exchange(state.filing, begin(context)));
        drafts.asks = true;
        return;
    }
    rest(state, std::exchange(state.filing, begin(context)));
    Filing const* const resting = resting_for(state, procedure);
    drafts.asks = resting != nullptr && comes_to_begin(state) && may_be_replaced(*resting);
    if (resting == nullptr) {
        drafts.wants_other_window = false;
        return context.storage.load(draft_key(procedure));
    }
    drafts.resumes.clear();
    if (!drafts.asks)
        state.filing = wake(state, *resting);
}

static void go_on(Context& context) {
    State& state = context.state;
    Filing const* const next = found(state);
    if (next == nullptr)
        return;
    Filing begun = std::exchange(state.filing, wake(state, *next));
    state.drafts.asks = false;
    if (is_worth_keeping(begun))
        state.drafts.discarded = DiscardedDraft{std::move(begun), {}};
    sending_flow::check_uploads(context);
    go_to(context, state.filing);
}

static std::optional<Filing> read_kept(State const& state, std::string_view text) {
    std::optional<Filing> filing = read_draft(state.page, text);
    if (filing)
        filing->keeping.state = Keeping::Kept;
    return filing;
}

// Its draft stays until the office has it, but is not offered: it would be filed twice.
static bool is_queued(State const& state, core::SubmissionId const& submission) {
    return std::ranges::any_of(state.outbox, [&](OutboxItem const& item) {
        return item.state != OutboxState::Refused && item.id == submission.text();
    });
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
    std::optional<Filing> kept = value ? read_kept(state, *value) : std::nullopt;
    if (state.drafts.wants_other_window)
        return take_other_window(context, std::move(kept));
    // The storage may answer after the first key was pressed; it asks all the same.
    bool const is_free = !state.filing.keeping.asked() && state.filing.sending == Sending::NotSent;
    if (!kept || !is_free || state.drafts.asks || is_queued(state, kept->submission))
        return;
    rest(state, std::move(*kept));
    state.drafts.asks = true;
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
        if (!summary)
            continue;
        summary->is_kept = true;
        kept.push_back({std::move(*summary), *text});
    }
}

static void toggle_keep(Context& context) {
    Filing& filing = context.state.filing;
    if (filing.keeping.asked())
        return forget(context, filing);
    filing.keeping.state = Keeping::UnderWay;
    changed(context);
}

// The link to the draft has been followed already: the question about it may be there, or come.
static void resume(Context& context, std::string const& procedure) {
    State& state = context.state;
    Filing const* const waiting = found(state);
    if (waiting != nullptr && waiting->procedure == procedure)
        return go_on(context);
    if (state.filing.procedure != procedure || !state.filing.is_touched)
        state.drafts.resumes = procedure;
}

// Whatever there is of it, on this page and on this device.
static void discard(Context& context, std::string const& procedure) {
    State& state = context.state;
    DiscardedDraft discarded{.kept = take_kept(state.drafts, procedure)};
    if (Filing const* const resting = resting_for(state, procedure))
        discarded.filing = wake(state, *resting);
    else if (state.filing.procedure == procedure && is_worth_keeping(state.filing))
        discarded.filing = std::exchange(state.filing, {});
    if (!discarded.kept.text.empty() || discarded.filing.keeping.asked())
        context.storage.erase(draft_key(procedure));
    state.drafts.asks = false;
    state.drafts.discarded = std::move(discarded);
}

static void begin_anew(Context& context) {
    if (found(context.state) == nullptr)
        return;
    discard(context, context.state.page.procedure.id);
    context.next_route =
        Route{.screen = Screen::Case, .procedure = context.state.page.procedure.id};
}

static void restore_kept(Context& context, KeptDraft const& kept) {
    context.storage.save(draft_key(kept.summary.procedure), kept.text,
                         version_of(kept.summary.saved_at, {}, KeptBefore::Replace));
    context.storage.list();
}

static void undo_discard(Context& context) {
    State& state = context.state;
    if (!state.drafts.discarded)
        return;
    DiscardedDraft discarded = std::move(*state.drafts.discarded);
    state.drafts.discarded.reset();
    Filing& filing = discarded.filing;
    if (!discarded.kept.text.empty())
        restore_kept(context, discarded.kept);
    if (!filing.is_touched)
        if (std::optional<Filing> kept = read_kept(state, discarded.kept.text))
            filing = std::move(*kept);
    if (!filing.is_touched)
        return;
    // Whatever was answered meanwhile found nobody; the same bytes go out again.
    if (filing.sending == Sending::UnderWay)
        filing.sending = Sending::NotSent;
    filing.keeping.saving = {};
    keep(context, filing, KeptBefore::Replace);
    sending_flow::resume_uploads(context, filing);
    if (state.filing.procedure != filing.procedure)
        return rest(state, std::move(filing));
    // What was begun since goes where the other one comes from, and can be brought back in turn.
    Filing begun = std::exchange(state.filing, std::move(filing));
    if (is_worth_keeping(begun))
        state.drafts.discarded = DiscardedDraft{std::move(begun), {}};
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
        return begin_anew(context);
    case Action::EraseDraft:
        return discard(context, intent.subject);
    case Action::UndoDiscard:
        return undo_discard(context);
    default:
        return decide_between_windows(context, intent.action);
    }
}

static bool is_safe(Filing const& filing) {
    return !is_worth_keeping(filing) ||
           (filing.keeping.state == Keeping::Kept && filing.keeping.saving.milliseconds == 0);
}

bool has_unsaved(State const& state) {
    return !is_safe(state.filing) || !std::ranges::all_of(state.drafts.resting, is_safe);
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
