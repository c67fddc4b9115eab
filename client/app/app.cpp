#include "client/app/app.h"

#include "client/app/catalogue_flow.h"
#include "client/app/filing_flow.h"
#include "client/app/guide_flow.h"
#include "client/app/handover_address.h"
#include "client/app/handover_flow.h"
#include "client/app/keeping_flow.h"
#include "client/app/outbox_flow.h"
#include "client/app/sending_flow.h"
#include "client/app/staff_flow.h"
#include "client/app/tracking_flow.h"
#include "client/net/pause.h"

namespace onedoor::app {

App::App(Seams const& seams, AssetPaths assets, std::string origin)
    : m_seams(seams), m_assets(std::move(assets)), m_requests(seams.transport) {
    m_state.origin = std::move(origin);
    m_state.drafts.can_keep = seams.storage.can_keep();
    tick();
}

Context App::context() {
    return {.state = m_state,
            .requests = m_requests,
            .storage = m_seams.storage,
            .files = m_seams.files,
            .outbox = m_seams.outbox,
            .random = m_seams.random,
            .clock = m_seams.clock,
            .assets = m_assets,
            .cipher = m_seams.cipher};
}

void App::tick() {
    m_state.now = m_seams.clock.now();
    Context context = this->context();
    handover_flow::tick(context);
}

void App::open(std::string_view target) {
    tick();
    m_state.came_from = m_state.route.screen;
    m_state.route = parse_route(target);
    m_state.has_new_version = false;
    if (m_state.route.screen == Screen::TakeOver) {
        Context context = this->context();
        handover_flow::enter_taking(context, target);
    }
    enter();
}

adoption::Outcome App::adopt(std::string_view page) {
    tick();
    Context context = this->context();
    Route const before = m_state.route;
    adoption::Outcome const outcome = adoption::take_over(context, page);
    m_adopted_page = outcome == adoption::Outcome::NotYet ? page : std::string_view();
    if (outcome != adoption::Outcome::Done)
        return outcome;
    m_focus = std::move(context.next_focus);
    if (m_state.route != before)
        m_navigation = Navigation{to_target(m_state.route), true};
    return outcome;
}

bool App::take_over(std::string_view text) {
    std::optional<HandoverAddress> const address = parse_handover_address(text);
    if (!address)
        return false;
    open(handover_address({}, *address));
    m_navigation = Navigation{to_target(m_state.route), false};
    return true;
}

static bool is_page_ready(State const& state) {
    return state.page.loading == Loading::Ready && state.page.asked == state.route.procedure;
}

std::optional<CardPrefill> App::card_read(identity::CardText const& card,
                                          units::UnitMappings const* mappings, Typed typed) {
    Screen const screen = m_state.route.screen;
    bool const is_asking = screen == Screen::Case || screen == Screen::FormStep;
    if (!is_asking || !is_page_ready(m_state) || !m_state.page.form)
        return std::nullopt;
    tick();
    Context context = this->context();
    return filing_flow::fill_in_card(context, card, mappings, typed);
}

void App::take_back_card(CardPrefill const& prefill) {
    tick();
    Context context = this->context();
    filing_flow::take_back_card(context, prefill);
}

void App::enter() {
    Context context = this->context();
    switch (m_state.route.screen) {
    case Screen::Home:
        context.storage.list();
        catalogue_flow::need_index(context);
        break;
    case Screen::TakeOver:
        catalogue_flow::need_index(context);
        break;
    case Screen::Search:
        catalogue_flow::enter_search(context);
        break;
    case Screen::Procedure:
        catalogue_flow::need_procedure(context);
        guide_flow::need_offices(context);
        break;
    case Screen::Guide:
    case Screen::Offices:
        guide_flow::enter(context);
        break;
    case Screen::Case:
    case Screen::FormStep:
    case Screen::Papers:
    case Screen::Review:
    case Screen::Receipt:
    case Screen::HandOver:
        m_state.filing.errors.clear();
        catalogue_flow::need_procedure(context);
        catalogue_flow::need_units(context);
        if (is_page_ready(m_state))
            filing_flow::enter(context);
        break;
    case Screen::TrackForm:
    case Screen::Track:
        tracking_flow::enter(context);
        break;
    case Screen::StaffInbox:
        staff_flow::enter(context);
        break;
    case Screen::StaffFile:
        catalogue_flow::need_units(context);
        staff_flow::enter(context);
        break;
    case Screen::Guides:
    case Screen::Outbox:
    case Screen::NotFound:
        break;
    }
    finish(context, Cause::Redirect);
}

void App::finish(Context& context, Cause cause) {
    if (context.next_focus)
        m_focus = std::move(context.next_focus);
    if (!context.next_route)
        return;
    open(to_target(*context.next_route));
    // The page may have redirected in turn; the address bar goes to where that ended.
    m_navigation = Navigation{to_target(m_state.route), cause == Cause::Redirect};
}

static int percent_of(std::string_view name) {
    for (int const percent : {200, 150, 125})
        if (name == std::to_string(percent))
            return percent;
    return 100;
}

static ColourTheme theme_of(std::string_view name) {
    if (name == "contrast")
        return ColourTheme::HighContrast;
    return name == "dark" ? ColourTheme::Dark : ColourTheme::Light;
}

static text::InputMethod typing_of(std::string_view name) {
    if (name == "telex")
        return text::InputMethod::Telex;
    return name == "vni" ? text::InputMethod::Vni : text::InputMethod::System;
}

static void change_preferences(State& state, Intent const& intent) {
    Preferences& preferences = state.preferences;
    switch (intent.action) {
    case Action::SwitchLanguage:
        preferences.language = other(preferences.language);
        break;
    case Action::ChooseLanguage:
        preferences.language = intent.value == text::tag(text::Language::English)
                                   ? text::Language::English
                                   : text::Language::Vietnamese;
        break;
    case Action::ToggleDisplay:
        state.display_open = !state.display_open;
        break;
    case Action::ChooseTextSize:
        preferences.text_percent = percent_of(intent.value);
        break;
    case Action::ChooseTheme:
        preferences.theme = theme_of(intent.value);
        break;
    case Action::ChooseTyping:
        preferences.typing = typing_of(intent.value);
        break;
    case Action::ToggleMotion:
        preferences.reduces_motion = !preferences.reduces_motion;
        break;
    default:
        preferences = {.language = preferences.language};
    }
}

static bool is_sending(Action action) {
    return action == Action::ChooseFile || action == Action::RemoveFile ||
           action == Action::KeepPhoto || action == Action::BringPaper || action == Action::Send;
}

void App::retry() {
    if (m_state.page.loading == Loading::Failed)
        m_state.page.loading = Loading::NotAsked;
    enter();
}

void App::perform(Intent const& intent) {
    tick();
    Context context = this->context();
    Action const action = intent.action;
    if (action == Action::Follow)
        context.next_route = parse_route(intent.value);
    else if (action < Action::Retry)
        change_preferences(m_state, intent);
    else if (action == Action::Retry)
        return retry();
    else if (action == Action::TakeVersion)
        m_navigation = Navigation{.target = to_target(m_state.route), .is_anew = true};
    else if (action <= Action::ShowMoreResults)
        catalogue_flow::perform(context, intent);
    else if (action <= Action::LeaveQuestion)
        guide_flow::perform(context, intent);
    else if (is_sending(action))
        sending_flow::perform(context, intent);
    else if (action < Action::KeepDraft)
        filing_flow::perform(context, intent);
    else if (action <= Action::TakeOtherWindow)
        keeping_flow::perform(context, intent);
    else if (action <= Action::AcceptDraft)
        handover_flow::perform(context, intent);
    else if (action <= Action::RemoveFiling)
        outbox_flow::perform(context, intent);
    else if (action <= Action::LookUp)
        tracking_flow::perform(context, intent);
    else
        staff_flow::perform(context, intent);
    finish(context, Cause::Person);
    // The address keeps up with the words typed, in one entry of the history.
    if (action == Action::EditQuery && m_state.route.screen == Screen::Search)
        m_navigation = Navigation{to_target(m_state.route), true};
}

static Loading loading_of(State const& state, Purpose purpose) {
    switch (purpose) {
    case Purpose::SearchIndex:
        return state.searching.loading;
    case Purpose::Units:
        return state.units_loading;
    case Purpose::Procedure:
        return state.page.loading;
    case Purpose::Guides:
        return state.guiding.loading;
    case Purpose::Offices:
        return state.places.loading;
    default:
        return Loading::Ready;
    }
}

void App::receive(net::Response const& response) {
    tick();
    std::optional<Pending> pending = m_requests.take(response.token);
    if (!pending)
        return;
    accept(*pending, response);
    if (loading_of(m_state, pending->purpose) == Loading::Failed && is_passing(response)) {
        unsigned const tries = pending->tries;
        m_requests.get_again(*std::move(pending), net::pause_ms(m_seams.random, tries, response));
    }
}

void App::accept(Pending const& pending, net::Response const& response) {
    Context context = this->context();
    switch (pending.purpose) {
    case Purpose::SearchIndex:
    case Purpose::Units:
        catalogue_flow::receive(context, pending, response);
        break;
    case Purpose::Procedure:
        catalogue_flow::receive(context, pending, response);
        // What was typed on the server's page is there before the flow asks where to begin.
        if (!m_adopted_page.empty())
            adoption::take_over(context, std::exchange(m_adopted_page, {}));
        context.next_focus.reset();
        if (is_filing(m_state.route.screen) && is_page_ready(m_state))
            filing_flow::enter(context);
        return finish(context, Cause::Redirect);
    case Purpose::Guides:
    case Purpose::Offices:
        guide_flow::receive(context, pending, response);
        return finish(context, Cause::Redirect);
    case Purpose::CheckUpload:
    case Purpose::CreateUpload:
    case Purpose::PutChunk:
    case Purpose::Submit:
        sending_flow::receive(context, pending, response);
        break;
    case Purpose::HandOver:
    case Purpose::LookForTaker:
    case Purpose::TakeOver:
        handover_flow::receive(context, pending, response);
        break;
    case Purpose::LookUp:
        tracking_flow::receive(context, response);
        break;
    default:
        staff_flow::receive(context, pending, response);
    }
    finish(context, Cause::Person);
}

void App::loaded(std::string_view key, std::optional<std::string> value) {
    tick();
    Context context = this->context();
    keeping_flow::loaded(context, key, value);
    finish(context, Cause::Redirect);
}

void App::saved(std::string_view key, SaveOutcome outcome) {
    Context context = this->context();
    keeping_flow::saved(context, key, outcome);
}

void App::listed(std::string_view values) {
    tick();
    Context context = this->context();
    keeping_flow::listed(context, values);
}

void App::enciphered(std::optional<SealedText> sealed) {
    tick();
    Context context = this->context();
    handover_flow::enciphered(context, std::move(sealed));
}

void App::deciphered(std::optional<std::string> text) {
    tick();
    Context context = this->context();
    handover_flow::deciphered(context, std::move(text));
}

void App::chunk_read(FileChunk const& chunk) {
    Context context = this->context();
    sending_flow::chunk_read(context, chunk);
    finish(context, Cause::Person);
}

void App::filing_kept(std::string_view id, bool is_kept) {
    Context context = this->context();
    outbox_flow::kept(context, id, is_kept);
    finish(context, Cause::Person);
}

void App::outbox_listed(std::vector<OutboxItem> items) {
    Context context = this->context();
    outbox_flow::listed(context, std::move(items));
}

std::optional<App::Navigation> App::take_navigation() {
    return std::exchange(m_navigation, std::nullopt);
}

std::optional<std::string> App::take_focus() {
    return std::exchange(m_focus, std::nullopt);
}

}
