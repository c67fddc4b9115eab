#pragma once

#include "client/app/intent.h"
#include "client/app/state.h"
#include "client/ui/frame.h"
#include "shared/strings/strings.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace onedoor::screens {

using app::Action;
using strings::Key;

/// What a screen draws with: it reads the state, draws through `ui`, and says what the person
/// wants. A frame may be drawn several times; the intents of the last drawing count.
struct View {
    ui::Frame& ui;
    app::State const& state;
    app::Intents& intents;

    [[nodiscard]] text::Language language() const { return state.preferences.language; }
    [[nodiscard]] std::string_view say(Key key) const { return strings::get(key, language()); }
    [[nodiscard]] std::string say(Key key,
                                  std::initializer_list<strings::Parameter> parameters) const {
        return strings::format(key, language(), parameters);
    }
    [[nodiscard]] std::string_view say(text::Localized const& text) const {
        return text.in(language());
    }
    void want(Action action, std::string_view subject = {}, std::string_view value = {}) const {
        intents.push_back({action, std::string(subject), std::string(value), {}});
    }
};

/// The words for a problem with the server.
std::string_view problem_text(View const& view, app::Problem const& problem);

/// Whether the whole page is being loaded, or a part of one that has its title already.
enum class Extent : std::uint8_t { Page, Part };

/// What stands in place of what is loading, missing or could not be loaded, with a way on.
/// Returns whether it is ready to be drawn.
bool is_ready(View const& view, app::Loading loading, app::Problem const& problem,
              Extent extent = Extent::Page);

}
