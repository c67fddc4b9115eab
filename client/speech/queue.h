#pragma once

#include "client/speech/speaker.h"
#include "shared/core/uptime.h"

#include <cstddef>
#include <deque>
#include <optional>

namespace onedoor::speech {

enum class Urgency : std::uint8_t {
    /// Interrupts whatever is said; only a person stops it.
    Assertive,
    /// Where the person is now: takes the place of the same kind, said or waiting, and of reading.
    Focus,
    /// Waits until nothing else is said; between two sentences of reading.
    Polite
};

/// What is said and what waits, one utterance after another. A person's own reading of the page
/// lies below everything else and stands still while anything else is said.
///
/// When the voice fails the queue keeps what waits and tries again every two seconds;
/// is_audible() says so to the screen.
class SpeechQueue {
public:
    explicit SpeechQueue(Speaker& speaker);
    ~SpeechQueue();
    SpeechQueue(SpeechQueue const&) = delete;
    SpeechQueue& operator=(SpeechQueue const&) = delete;

    void say(Utterances utterances, Urgency urgency);
    /// Reads from the `from`-th on; replaces another reading.
    void read(Utterances page, std::size_t from);
    /// A person pressed a key: silence at once. What waits is dropped, reading stands still.
    void stop();
    /// The last thing that was begun, once more.
    void repeat();

    void pause();
    /// Goes on where reading stood; false when there is nothing left to read.
    bool resume();
    /// One sentence on or back; false at the end or beginning.
    bool next();
    bool previous();
    [[nodiscard]] bool is_reading() const { return m_is_reading; }
    /// There is a page to step through, read to its end or not.
    [[nodiscard]] bool has_page() const { return !m_page.empty(); }
    void end_reading();

    /// Takes effect at once: what is said begins anew with another rate.
    void set_rate(Rate rate);
    void set_volume(Volume volume);
    [[nodiscard]] Rate rate() const { return m_rate; }
    [[nodiscard]] Volume volume() const { return m_volume; }

    /// With every frame, and when the speaker wakes. Begins what comes next.
    void advance(core::Uptime now);

    [[nodiscard]] bool is_quiet() const { return !m_spoken && m_waiting.empty(); }
    /// Something assertive is said or waits.
    [[nodiscard]] bool is_urgent() const;
    /// False: nothing can be heard, the screen has to say so.
    [[nodiscard]] bool is_audible() const { return m_is_audible; }
    /// The node that is being told of; 0 = none.
    [[nodiscard]] ui::NodeId spoken_node() const { return m_spoken ? m_current.node : 0; }
    /// Whether anything was said since the last forget().
    [[nodiscard]] bool has_said() const { return !m_current.parts.empty(); }

    /// Nothing is left of anybody: texts overwritten, rate and volume as at first.
    void forget();
    [[nodiscard]] bool is_forgotten() const;

private:
    struct Waiting {
        Utterance utterance;
        Urgency urgency = Urgency::Polite;
    };
    enum class Source : std::uint8_t { Queue, Reading };
    struct Spoken {
        Source source = Source::Queue;
        Urgency urgency = Urgency::Polite;
    };

    void add(Utterance&& utterance, Urgency urgency);
    void drop_waiting(Urgency urgency);
    /// Silence; what was cut off and is still of use waits again.
    void cut();
    void begin_next();
    void begin(Spoken spoken);
    void finish();
    void fail();
    [[nodiscard]] bool is_stuck();

    Speaker& m_speaker;
    /// By urgency, then in the order they came.
    std::deque<Waiting> m_waiting;
    /// The sentence being said, or the last one: what repeat() says.
    Utterance m_current;
    std::optional<Spoken> m_spoken;
    Utterances m_page;
    /// The sentence of the page being read or to be read next.
    std::size_t m_at = 0;
    bool m_is_reading = false;
    bool m_is_audible = true;
    Rate m_rate = default_rate;
    Volume m_volume = default_volume;
    core::Uptime m_now;
    core::Uptime m_retry_at;
    /// How far the speaker was, and when it got there.
    std::uint64_t m_progress = 0;
    core::Uptime m_progress_at;
};

}
