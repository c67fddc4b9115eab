#include "client/screens/display.h"

namespace onedoor::screens {

static void text_size(View const& view) {
    using ui::Sample;
    using ui::TextSize;
    constexpr auto size = Sample::Kind::Size;
    ui::Option const options[] = {
        {.id = "100",
         .label = view.say(Key::app_text_size_100),
         .sample = {.kind = size, .size = TextSize::Percent100}},
        {.id = "125",
         .label = view.say(Key::app_text_size_125),
         .sample = {.kind = size, .size = TextSize::Percent125}},
        {.id = "150",
         .label = view.say(Key::app_text_size_150),
         .sample = {.kind = size, .size = TextSize::Percent150}},
        {.id = "200",
         .label = view.say(Key::app_text_size_200),
         .sample = {.kind = size, .size = TextSize::Percent200}},
    };
    std::string const now = std::to_string(view.state.preferences.text_percent);
    ui::ChoiceEvent const event = view.ui.radio_cards(
        "text-size",
        {.label = view.say(Key::app_display_text_size), .value = now, .options = options});
    if (event)
        view.want(Action::ChooseTextSize, {}, event.chosen);
}

static void theme(View const& view) {
    using ui::Sample;
    using ui::ThemeKind;
    constexpr auto colours = Sample::Kind::Colours;
    static constexpr std::string_view names[] = {"light", "dark", "contrast"};
    ui::Option const options[] = {
        {.id = names[0],
         .label = view.say(Key::app_theme_light),
         .sample = {.kind = colours, .theme = ThemeKind::Light}},
        {.id = names[1],
         .label = view.say(Key::app_theme_dark),
         .sample = {.kind = colours, .theme = ThemeKind::Dark}},
        {.id = names[2],
         .label = view.say(Key::app_theme_contrast),
         .sample = {.kind = colours, .theme = ThemeKind::Contrast}},
    };
    auto const now = static_cast<std::size_t>(view.state.preferences.theme);
    ui::ChoiceEvent const event = view.ui.radio_cards(
        "theme",
        {.label = view.say(Key::app_display_theme), .value = names[now], .options = options});
    if (event)
        view.want(Action::ChooseTheme, {}, event.chosen);
}

static void typing(View const& view) {
    static constexpr std::string_view names[] = {"system", "telex", "vni"};
    ui::Option const options[] = {{.id = names[0], .label = view.say(Key::app_typing_system)},
                                  {.id = names[1], .label = view.say(Key::app_typing_telex)},
                                  {.id = names[2], .label = view.say(Key::app_typing_vni)}};
    auto const now = static_cast<std::size_t>(view.state.preferences.typing);
    ui::ChoiceEvent const event = view.ui.radio_cards(
        "typing", {.label = view.say(Key::app_typing), .value = names[now], .options = options});
    if (event)
        view.want(Action::ChooseTyping, {}, event.chosen);
}

static void language(View const& view) {
    ui::Option const options[] = {{.id = "vi", .label = view.say(Key::app_language_vi)},
                                  {.id = "en", .label = view.say(Key::app_language_en)}};
    ui::ChoiceEvent const event =
        view.ui.radio_cards("language", {.label = view.say(Key::app_display_language),
                                         .value = text::tag(view.language()),
                                         .options = options});
    if (event)
        view.want(Action::ChooseLanguage, {}, event.chosen);
}

static void motion(View const& view) {
    bool const is_reduced = view.state.preferences.reduces_motion;
    bool const pressed =
        view.ui.checkbox("motion", {.label = view.say(Key::app_display_motion),
                                    .detail = view.say(Key::app_display_motion_note),
                                    .check = is_reduced ? ui::Check::On : ui::Check::Off});
    if (pressed)
        view.want(Action::ToggleMotion);
}

void display_panel(View const& view) {
    // A machine forgets its settings with the session, and its keys choose Telex or VNI themselves.
    bool const is_own = view.machine == nullptr;
    auto dialog = view.ui.dialog(
        "display", {.title = view.say(Key::app_display_title),
                    .text = is_own ? view.say(Key::app_display_note) : std::string_view()});
    text_size(view);
    theme(view);
    // Its bar has the language.
    if (is_own) {
        {
            auto columns = view.ui.columns("others", {1, 1});
            language(view);
            columns.next();
            motion(view);
        }
        typing(view);
    }
    auto row = view.ui.row("display-buttons");
    bool closes = view.ui.button("close", {.label = view.say(Key::app_display_close),
                                           .icon = ui::icon::check,
                                           .kind = ui::ButtonKind::Primary});
    if (view.ui.button("reset", {.label = view.say(Key::app_display_reset),
                                 .icon = ui::icon::arrow_counter_clockwise}))
        view.want(Action::ResetDisplay);
    closes = closes || view.ui.dismissed("display");
    if (closes)
        view.want(Action::ToggleDisplay);
}

}
