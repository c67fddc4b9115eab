#pragma once

#include "client/speech/command.h"
#include "client/speech/queue.h"
#include "client/speech/reading.h"
#include "client/ui/input.h"

#include <span>
#include <string>
#include <string_view>

namespace onedoor::speech {

/// What stands on the screen at this moment.
struct Scene {
    ui::Tree const& tree;
    ui::NodeId focused = 0;
    Language language = Language::Vietnamese;
    /// Of the frame that has just been drawn.
    std::span<ui::Announcement const> announcements;
    /// Until the machine asks whether anybody is there.
    std::optional<std::int32_t> seconds_left;
    /// Told in place of the focus: the row of keys where two switches stand. Empty = the focus.
    std::string place;
};

/// Tells a citizen what happens on the screen: the page that comes, the thing in focus, what
/// changes, and answers to the keys of the keypad. Silent until it is turned on.
class Narrator {
public:
    explicit Narrator(Speaker& speaker) : m_queue(speaker) {}

    /// The citizen plugged in a headset or pressed a key of the keypad: tells the page.
    void turn_on();
    void turn_off(Language language);
    [[nodiscard]] bool is_on() const { return m_is_on; }

    /// After each frame.
    void look(Scene const& scene, core::Uptime now);
    /// Before a key does what it does: silence at once (EN 301 549 5.1.3.5).
    void key_pressed();
    void on(Command command, Scene const& scene, core::Uptime now);

    /// A key of the on-screen keyboard and what it wrote, in keyboard::spoken_* words.
    void echo(std::string_view words, Language language);
    /// What the kiosk itself has to say, such as the seconds left or a fault of the printer;
    /// numbers and codes in it are said as on pages.
    void tell(std::string_view words, Language language, Urgency urgency);
    /// Of the warning before a session ends; while one number is said the next ones are left out,
    /// or they would come too late.
    void count_down(std::int32_t seconds_left, Language language);
    /// A slip, sentence by sentence as a page is read.
    void read(Utterances utterances);

    /// At every frame, at least every 250 ms, and when the speaker wakes.
    void advance(core::Uptime now) { m_queue.advance(now); }

    [[nodiscard]] bool is_screen_blank() const { return m_is_screen_blank; }
    /// For the screen, where nothing can be heard; empty otherwise.
    [[nodiscard]] std::string_view problem(Language language) const;
    /// To be marked on the screen, for those who look and listen; 0 = none.
    [[nodiscard]] ui::NodeId spoken_node() const { return m_queue.spoken_node(); }
    [[nodiscard]] Rate rate() const { return m_queue.rate(); }
    [[nodiscard]] Volume volume() const { return m_queue.volume(); }

    /// The session is over: turned off, picture on, nothing of it is kept.
    void forget();
    /// After that: tells who listened that it is over. Speaks of nobody.
    void take_leave(Language language);
    [[nodiscard]] bool is_forgotten() const { return m_queue.is_forgotten() && m_state == 0; }

private:
    void tell_announcements(Scene const& scene);
    void tell_changes(Scene const& scene);
    void tell_page(Scene const& scene);
    void remember(Scene const& scene);
    void tell(Utterances utterances, Urgency urgency);
    void read_on(Scene const& scene);
    void set_volume(int step, Language language);
    void set_rate(int step, Language language);
    void blank_screen(Language language);
    void step(Command command, Scene const& scene);
    void pause(Scene const& scene);
    void say(Utterance utterance, Urgency urgency);

    SpeechQueue m_queue;
    bool m_is_on = false;
    bool m_is_screen_blank = false;
    /// What was told last: the page, the focused thing and how it stood.
    std::size_t m_page = 0;
    /// The one below the dialog that is open, 0 = none.
    std::size_t m_covered_page = 0;
    ui::NodeId m_focused = 0;
    std::size_t m_state = 0;
    /// Where the focus was when reading began.
    ui::NodeId m_read_from = 0;
};

}
