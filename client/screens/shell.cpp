#include "client/screens/shell.h"

#include "client/app/keeping_flow.h"
#include "client/screens/citizen/citizen.h"
#include "client/screens/citizen/drafts.h"
#include "client/screens/citizen/filing_parts.h"
#include "client/screens/counter/counter.h"
#include "client/screens/display.h"
#include "shared/wording/guide.h"

namespace onedoor::screens {

using app::Screen;

std::string_view problem_text(View const& view, app::Problem const& problem) {
    switch (problem.kind) {
    case app::Problem::Kind::Offline:
        return view.machine != nullptr ? view.machine->no_line(view) : view.say(Key::app_offline);
    case app::Problem::Kind::Refused:
        return view.say(problem.text);
    case app::Problem::Kind::Server:
    case app::Problem::Kind::None:
        break;
    }
    return view.say(Key::app_server_problem);
}

bool is_ready(View const& view, app::Loading loading, app::Problem const& problem, Extent extent) {
    switch (loading) {
    case app::Loading::Ready:
        return true;
    case app::Loading::Missing:
        citizen::not_found(view);
        return false;
    case app::Loading::Failed:
        if (extent == Extent::Part)
            view.ui.alert("problem",
                          {.kind = ui::AlertKind::Warn, .text = problem_text(view, problem)});
        else
            view.ui.outcome("problem", {.title = view.say(Key::app_problem),
                                        .text = problem_text(view, problem),
                                        .icon = ui::icon::wifi_slash,
                                        .tone = ui::Tone::Info});
        if (problem.is_passing)
            view.ui.text("again", {.text = view.say(Key::app_retries),
                                   .tone = ui::Tone::Secondary,
                                   .icon = ui::icon::clock,
                                   .news = true});
        if (view.ui.button("retry",
                           {.label = view.say(Key::app_retry), .icon = ui::icon::arrow_clockwise}))
            view.want(Action::Retry);
        return false;
    case app::Loading::NotAsked:
    case app::Loading::UnderWay:
        break;
    }
    view.ui.skeleton("loading", view.say(Key::app_loading));
    return false;
}

static bool is_staff(Screen screen) {
    return screen == Screen::StaffInbox || screen == Screen::StaffFile;
}

static Shell guide_shell(View const& view) {
    app::Guiding const& guiding = view.state.guiding;
    if (guiding.loading != app::Loading::Ready || guiding.guide == nullptr)
        return {.title = std::string(view.say(Key::guide_title)), .back = "/can-lam-gi"};
    std::string const name(view.say(guiding.guide->name));
    guide::Progress const& progress = guiding.progress;
    std::size_t const given = progress.answers.size();
    app::Route before{.screen = Screen::Guide, .guide = guiding.guide->id};
    before.answers = guide::write_answers(progress, given > 0 ? given - 1 : 0);
    Shell shell{.title = view.say(Key::guide_result, {{"event", name}})};
    shell.back = given > 0 ? app::to_target(before) : "/can-lam-gi";
    if (progress.next != nullptr)
        shell.title = name + ": " + wording::question_number(progress, view.language());
    return shell;
}

static std::string code_of(View const& view) {
    auto const& code = view.state.page.procedure.code;
    if (view.state.page.loading != app::Loading::Ready || !code)
        return {};
    return view.say(Key::procedure_code_short, {{"code", *code}});
}

// Where there is little room, the place in the filing is the whole title.
static Shell filing_shell(View const& view, Shell shell) {
    if (view.state.page.loading != app::Loading::Ready || !view.state.page.form)
        return shell;
    citizen::FilingPlace const place = citizen::filing_place(view);
    if (view.ui.display().text_size >= ui::TextSize::Percent150)
        shell.band_title = place.summary;
    else
        shell.detail = place.summary + ": " + place.name;
    return shell;
}

// The title of the window says more than the header: each step has its own.
static std::string window_title(View const& view, Shell const& shell) {
    app::State const& state = view.state;
    std::string title;
    if (app::is_filing(state.route.screen) && state.route.screen != Screen::Receipt &&
        state.page.loading == app::Loading::Ready && state.page.form)
        title = citizen::filing_place(view).name + " – ";
    if (state.route.screen == Screen::StaffFile && state.staff.file && !state.staff.is_locked)
        title = std::string(view.say(state.staff.file->procedure_name)) + " – ";
    return title + shell.title + " – " + std::string(view.say(Key::app_name));
}

static Shell shell_of(View const& view) {
    app::State const& state = view.state;
    std::string const procedure =
        app::to_target({.screen = Screen::Procedure, .procedure = state.route.procedure});
    bool const has_failed = state.page.loading == app::Loading::Failed;
    std::string const name =
        state.page.loading == app::Loading::Ready
            ? std::string(view.say(state.page.procedure.name))
            : std::string(view.say(has_failed ? Key::app_problem : Key::app_loading));
    switch (state.route.screen) {
    case Screen::Home:
        return {.title = std::string(view.say(Key::home_title))};
    case Screen::Search:
        return {.title = std::string(view.say(Key::search_title)), .back = "/"};
    case Screen::Procedure:
        return {.title = name, .detail = code_of(view), .back = "/tim-kiem"};
    case Screen::Case:
    case Screen::FormStep:
    case Screen::Papers:
    case Screen::Review:
        return filing_shell(view, {.title = name, .back = procedure});
    case Screen::Receipt:
        return {.title = std::string(view.say(Key::receipt_title)), .back = "/"};
    case Screen::HandOver:
        return {.title = name, .back = procedure};
    case Screen::TakeOver:
        return {.title = std::string(view.say(Key::takeover_title)), .back = "/"};
    case Screen::TrackForm:
    case Screen::Track:
        return {.title = std::string(view.say(Key::track_title)),
                .detail = state.route.code,
                .back = "/"};
    case Screen::Guides:
        return {.title = std::string(view.say(Key::guide_title)), .back = "/"};
    case Screen::Guide:
        return guide_shell(view);
    case Screen::Offices:
        return {.title = std::string(view.say(Key::offices_title)), .back = "/"};
    case Screen::Outbox:
        return {.title = std::string(view.say(Key::outbox_title)), .back = "/"};
    case Screen::StaffInbox:
    case Screen::StaffFile:
        return {.title = std::string(view.say(Key::staff_title))};
    case Screen::NotFound:
        break;
    }
    return {.title = std::string(view.say(Key::not_found_title)), .back = "/"};
}

static void staff_content(View const& view) {
    if (view.state.staff.session != app::Loading::Ready)
        return counter::sign_in(view);
    if (view.state.staff.is_locked)
        return counter::locked(view);
    if (view.state.route.screen == Screen::StaffFile)
        counter::file(view);
    else
        counter::inbox(view);
    counter::session_bar(view);
}

static void filing_content(View const& view) {
    if (app::keeping_flow::found(view.state) != nullptr)
        return citizen::draft_question(view);
    switch (view.state.route.screen) {
    case Screen::Case:
        return citizen::case_question(view);
    case Screen::FormStep:
        return citizen::form_step(view);
    case Screen::Papers:
        return citizen::papers(view);
    case Screen::Review:
        return citizen::review(view);
    case Screen::HandOver:
        return citizen::hand_over(view);
    default:
        return citizen::receipt(view);
    }
}

static void content(View const& view) {
    app::State const& state = view.state;
    Screen const screen = state.route.screen;
    if (is_staff(screen))
        return staff_content(view);
    if (app::is_filing(screen) || screen == Screen::Procedure) {
        if (!is_ready(view, state.page.loading, state.page.problem))
            return;
        return screen == Screen::Procedure ? citizen::procedure(view) : filing_content(view);
    }
    switch (screen) {
    case Screen::Home:
        return view.machine != nullptr ? view.machine->home(view) : citizen::home(view);
    case Screen::Search:
        return citizen::search(view);
    case Screen::TakeOver:
        return citizen::take_over(view);
    case Screen::TrackForm:
        return citizen::track_form(view);
    case Screen::Track:
        return citizen::track(view);
    case Screen::Guides:
        return citizen::guides(view);
    case Screen::Guide:
        return citizen::guide(view);
    case Screen::Offices:
        return citizen::offices(view);
    case Screen::Outbox:
        return citizen::outbox(view);
    default:
        return citizen::not_found(view);
    }
}

static std::vector<ui::NavigationItem> navigation_items(View const& view) {
    Screen const screen = view.state.route.screen;
    return {{.label = view.say(Key::nav_home),
             .href = "/",
             .icon = screen == Screen::Home ? ui::icon::house_fill : ui::icon::house_line,
             .current = screen == Screen::Home},
            {.label = view.say(Key::nav_procedures),
             .href = "/tim-kiem",
             .icon = ui::icon::files,
             .current = screen == Screen::Search || screen == Screen::Procedure},
            {.label = view.say(Key::nav_track),
             .href = "/tra-cuu",
             .icon = ui::icon::folder_open,
             .current = screen == Screen::TrackForm || screen == Screen::Track},
            {.label = view.say(Key::nav_offices),
             .href = "/noi-nop",
             .icon = ui::icon::map_pin,
             .current = screen == Screen::Offices}};
}

static void header(View const& view, Shell const& shell) {
    // The logo is the way home already.
    std::vector<ui::NavigationItem> const items = navigation_items(view);
    bool const staff = is_staff(view.state.route.screen);
    std::span<ui::NavigationItem const> links = std::span(items).subspan(1);
    if (staff)
        links = {};
    std::string const account =
        view.state.staff.name.empty()
            ? std::string()
            : view.state.staff.name + ", " + std::string(view.say(Key::staff_sign_out));
    if (view.machine != nullptr) {
        view.ui.header({.product = view.say(Key::app_name),
                        .office = view.say(Key::app_office),
                        .home_label = view.say(Key::nav_home),
                        .clock = view.machine->clock()});
        return;
    }
    ui::HeaderEvent const event = view.ui.header(
        {.product = view.say(Key::app_name),
         .office = view.say(staff ? Key::staff_title : Key::app_office),
         .title = shell.band_title.empty() ? shell.title : shell.band_title,
         .detail = shell.detail,
         .back_label = view.say(Key::app_back),
         .back_href = shell.back,
         .home_label = view.say(Key::nav_home),
         .links = links,
         .navigation_label = view.say(Key::app_navigation),
         .display_label = view.say(Key::app_display_settings),
         .language_label = view.say(Key::app_language_other),
         .language_short = view.say(Key::app_language_other_short),
         .language_speech = view.language() == text::Language::English ? ui::Speech::Vietnamese
                                                                       : ui::Speech::English,
         .account_label = account});
    if (event == ui::HeaderEvent::Language)
        view.want(Action::SwitchLanguage);
    else if (event == ui::HeaderEvent::Display)
        view.want(Action::ToggleDisplay);
    else if (event == ui::HeaderEvent::Account)
        view.want(Action::SignOut);
}

static void footer(View const& view) {
    auto footer = view.ui.footer();
    auto row = view.ui.row("footer-row");
    view.ui.text("footer-privacy", {.text = view.say(Key::footer_privacy),
                                    .role = ui::TypeRole::Small,
                                    .tone = ui::Tone::Secondary,
                                    .icon = ui::icon::lock});
    view.ui.link("footer-outbox", {.label = view.say(Key::footer_outbox),
                                   .href = "/ho-so-cho-gui",
                                   .role = ui::TypeRole::Small});
    view.ui.end_of_row();
    view.ui.link(
        "footer-staff",
        {.label = view.say(Key::footer_staff), .href = "/can-bo", .role = ui::TypeRole::Small});
}

// A search and a choice of office change the address of the page they stand on, not the page.
static std::string_view place_of(app::Route const& route, std::string_view address) {
    bool const is_refined = route.screen == Screen::Search || route.screen == Screen::Offices;
    return is_refined ? address.substr(0, address.find('?')) : address;
}

// Loading anew would lose the answers of a filing: then the next visit brings the new version.
static void version_offer(View const& view) {
    app::State const& state = view.state;
    if (!state.has_new_version || app::keeping_flow::has_unsaved(state) ||
        app::is_filing(state.route.screen) || is_staff(state.route.screen))
        return;
    if (view.ui.toast("version", {.text = view.say(Key::app_version_new),
                                  .button_label = view.say(Key::app_version_take),
                                  .icon = ui::icon::arrow_clockwise}))
        view.want(Action::TakeVersion);
}

void draw(View const& view) {
    app::Route const& route = view.state.route;
    Shell const shell = shell_of(view);
    std::string const address = app::to_target(route);
    std::string const title = window_title(view, shell);
    view.ui.begin_page({.route = place_of(route, address),
                        .title = title,
                        .language = text::tag(view.language()),
                        .skip_label = view.say(Key::app_skip_to_content),
                        .audience = is_staff(route.screen) ? ui::Page::Audience::Staff
                                                           : ui::Page::Audience::Citizen});
    header(view, shell);
    if (view.machine != nullptr)
        view.machine->above_content(view, shell.back);
    {
        auto main = view.ui.main();
        if (view.machine != nullptr)
            view.machine->begin_content(view);
        // A machine's home page begins with a band and has the notice below it.
        bool const is_own_home = view.machine != nullptr && route.screen == Screen::Home;
        if (!is_staff(route.screen) && route.screen != Screen::Outbox && !is_own_home)
            citizen::outbox_notice(view);
        content(view);
        if (view.machine != nullptr)
            view.machine->below_content(view);
    }
    if (view.machine == nullptr && view.ui.form_factor() != ui::FormFactor::Phone &&
        !is_staff(route.screen))
        footer(view);
    // Where a page has a main button of its own, that button has the foot of the phone.
    bool const has_tabs = route.screen == Screen::Home || route.screen == Screen::Search ||
                          route.screen == Screen::Guides || route.screen == Screen::Offices ||
                          (route.screen == Screen::Track && view.state.tracking.file);
    if (has_tabs) {
        std::vector<ui::NavigationItem> const items = navigation_items(view);
        view.ui.bottom_navigation("tabs", view.say(Key::app_navigation), items);
    }
    version_offer(view);
    if (view.state.display_open)
        display_panel(view);
    if (view.machine != nullptr)
        view.machine->foot(view);
    view.ui.end_page();
}

}
