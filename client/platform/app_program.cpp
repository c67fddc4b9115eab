#include "client/platform/app_program.h"

#include "client/app/keeping_flow.h"
#include "client/screens/shell.h"

namespace onedoor::platform {

namespace {

app::ColourTheme colours_of(ui::ThemeKind theme) {
    switch (theme) {
    case ui::ThemeKind::Light:
        return app::ColourTheme::Light;
    case ui::ThemeKind::Dark:
        return app::ColourTheme::Dark;
    case ui::ThemeKind::Contrast:
        break;
    }
    return app::ColourTheme::HighContrast;
}

ui::ThemeKind theme_of(app::ColourTheme colours) {
    switch (colours) {
    case app::ColourTheme::Light:
        return ui::ThemeKind::Light;
    case app::ColourTheme::Dark:
        return ui::ThemeKind::Dark;
    case app::ColourTheme::HighContrast:
        break;
    }
    return ui::ThemeKind::Contrast;
}

ui::TextSize size_of(int percent) {
    if (percent >= 200)
        return ui::TextSize::Percent200;
    if (percent >= 150)
        return ui::TextSize::Percent150;
    return percent >= 125 ? ui::TextSize::Percent125 : ui::TextSize::Percent100;
}

}

AppProgram::AppProgram(Services const& services)
    : m_app({services.transport, services.storage, services.files, services.outbox, services.random,
             services.clock, services.cipher},
            services.assets, services.origin) {
    app::Preferences preferences;
    if (services.language == text::tag(text::Language::English))
        preferences.language = text::Language::English;
    m_app.set_preferences(preferences);
}

void AppProgram::prefer(ui::Display const& display) {
    app::Preferences preferences = m_app.state().preferences;
    preferences.theme = colours_of(display.theme);
    constexpr int percents[] = {100, 125, 150, 200};
    preferences.text_percent = percents[static_cast<std::size_t>(display.text_size)];
    preferences.reduces_motion = display.motion == ui::Motion::Reduced;
    preferences.typing = display.typing;
    m_app.set_preferences(preferences);
}

ui::Display AppProgram::display() const {
    app::Preferences const& preferences = m_app.state().preferences;
    return {theme_of(preferences.theme), size_of(preferences.text_percent),
            preferences.reduces_motion ? ui::Motion::Reduced : ui::Motion::Full,
            preferences.typing};
}

void AppProgram::draw(ui::Frame& frame) {
    m_app.tick();
    m_intents.clear();
    if (std::optional<std::string> focus = m_app.take_focus())
        m_focus = std::move(focus);
    if (m_focus)
        frame.focus_named(*m_focus);
    screens::draw({frame, m_app.state(), m_intents, m_machine});
}

void AppProgram::follow(std::string_view href) {
    m_app.perform({app::Action::Follow, {}, std::string(href), {}});
}

bool AppProgram::has_unsaved() const {
    return app::keeping_flow::has_unsaved(m_app.state());
}

void AppProgram::perform() {
    m_focus.reset();
    app::Intents const intents = std::exchange(m_intents, {});
    for (app::Intent const& intent : intents)
        m_app.perform(intent);
}

std::optional<Address> AppProgram::take_address() {
    std::optional<app::App::Navigation> navigation = m_app.take_navigation();
    if (!navigation)
        return std::nullopt;
    return Address{std::move(navigation->target), navigation->replace, navigation->is_anew};
}

}
