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

struct View;

/// The machine of the office that the program runs on; a browser has none.
class Machine {
public:
    virtual ~Machine() = default;
    /// "09:12" and "Thứ Bảy, 21/11/2026", for the header.
    [[nodiscard]] virtual ui::HeaderClock clock() const = 0;
    /// At the beginning of the content.
    virtual void begin_content(View const& view) = 0;
    /// What a citizen without files does about the papers.
    [[nodiscard]] virtual std::string_view papers_intro() const = 0;
    /// In place of the browser's home page: what this machine is for.
    virtual void home(View const& view) = 0;
    /// Between header and content; `back` is the address one step up, empty = there is none.
    virtual void above_content(View const& view, std::string_view back) = 0;
    /// Below the content of any page: what the machine does about it.
    virtual void below_content(View const& view) = 0;
    /// In place of the browser's words for a line that is down.
    [[nodiscard]] virtual std::string_view no_line(View const& view) const = 0;
    /// Behind everything else of a page: its bars.
    virtual void foot(View const& view) = 0;
};

/// What a screen draws with: it reads the state, draws through `ui`, and says what the person
/// wants. A frame may be drawn several times; the intents of the last drawing count.
struct View {
    ui::Frame& ui;
    app::State const& state;
    app::Intents& intents;
    Machine* machine = nullptr;

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
