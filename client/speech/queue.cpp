#include "client/speech/queue.h"

#include <algorithm>
#include <utility>

namespace onedoor::speech {

namespace {

constexpr std::int64_t retry_ms = 2'000;
/// Longer silence between two chunks is no speech.
constexpr std::int64_t stuck_ms = 3'000;
constexpr std::size_t polite_max = 8;

}

SpeechQueue::SpeechQueue(Speaker& speaker) : m_speaker(speaker) {
    m_speaker.set_volume(m_volume);
}

SpeechQueue::~SpeechQueue() {
    m_speaker.stop();
}

void SpeechQueue::say(Utterances utterances, Urgency urgency) {
    if (utterances.empty())
        return;
    if (urgency == Urgency::Focus)
        drop_waiting(Urgency::Focus);
    bool const is_urgent = urgency != Urgency::Polite;
    if (m_spoken && is_urgent && m_spoken->urgency != Urgency::Assertive) {
        bool const is_replaced = urgency == Urgency::Focus && m_spoken->urgency == Urgency::Focus;
        if (is_replaced) {
            m_speaker.stop();
            m_spoken.reset();
        } else {
            cut();
        }
    }
    // A person who moves on reads no further; what cannot wait only interrupts.
    if (urgency == Urgency::Focus)
        m_is_reading = false;
    for (Utterance& each : utterances)
        add(std::move(each), urgency);
}

void SpeechQueue::add(Utterance&& utterance, Urgency urgency) {
    if (utterance.parts.empty())
        return;
    auto const is_full = [&] {
        return std::ranges::count(m_waiting, Urgency::Polite, &Waiting::urgency) >=
               static_cast<std::ptrdiff_t>(polite_max);
    };
    if (urgency == Urgency::Polite && is_full())
        m_waiting.erase(std::ranges::find(m_waiting, Urgency::Polite, &Waiting::urgency));
    auto const place = std::ranges::upper_bound(m_waiting, urgency, {}, &Waiting::urgency);
    m_waiting.insert(place, {std::move(utterance), urgency});
}

bool SpeechQueue::is_urgent() const {
    bool const is_said = m_spoken && m_spoken->urgency == Urgency::Assertive;
    return is_said || (!m_waiting.empty() && m_waiting.front().urgency == Urgency::Assertive);
}

void SpeechQueue::drop_waiting(Urgency urgency) {
    std::erase_if(m_waiting, [&](Waiting const& each) { return each.urgency == urgency; });
}

void SpeechQueue::cut() {
    if (!m_spoken)
        return;
    m_speaker.stop();
    if (m_spoken->source == Source::Queue) {
        auto const place =
            std::ranges::lower_bound(m_waiting, m_spoken->urgency, {}, &Waiting::urgency);
        m_waiting.insert(place, {m_current, m_spoken->urgency});
    }
    m_spoken.reset();
}

void SpeechQueue::read(Utterances page, std::size_t from) {
    stop();
    m_page.clear();
    for (std::size_t i = 0; i < page.size(); ++i) {
        if (i == from)
            m_at = m_page.size();
        for (Utterance& sentence : in_sentences(page[i]))
            m_page.push_back(std::move(sentence));
    }
    if (from >= page.size())
        m_at = m_page.size();
    m_is_reading = true;
}

void SpeechQueue::stop() {
    m_speaker.stop();
    m_spoken.reset();
    m_waiting.clear();
    m_is_reading = false;
}

void SpeechQueue::repeat() {
    if (m_current.parts.empty())
        return;
    bool const is_read = m_spoken && m_spoken->source == Source::Reading;
    m_speaker.stop();
    m_spoken.reset();
    if (!is_read)
        m_waiting.push_front({m_current, Urgency::Assertive});
}

void SpeechQueue::pause() {
    m_is_reading = false;
    if (m_spoken && m_spoken->source == Source::Reading) {
        m_speaker.stop();
        m_spoken.reset();
    }
}

bool SpeechQueue::resume() {
    m_is_reading = m_at < m_page.size();
    return m_is_reading;
}

bool SpeechQueue::next() {
    if (m_at + 1 >= m_page.size())
        return false;
    pause();
    ++m_at;
    return resume();
}

bool SpeechQueue::previous() {
    if (m_at == 0 || m_page.empty())
        return false;
    pause();
    --m_at;
    return resume();
}

void SpeechQueue::end_reading() {
    pause();
    m_page.clear();
    m_at = 0;
}

void SpeechQueue::set_rate(Rate rate) {
    if (rate == m_rate)
        return;
    m_rate = rate;
    if (m_spoken)
        begin(*m_spoken);
}

void SpeechQueue::set_volume(Volume volume) {
    m_volume = volume;
    m_speaker.set_volume(volume);
}

void SpeechQueue::advance(core::Uptime now) {
    m_now = now;
    if (m_spoken) {
        Speaker::State const state = m_speaker.state();
        if (state == Speaker::State::Failed || (state == Speaker::State::Speaking && is_stuck()))
            return fail();
        if (state == Speaker::State::Speaking)
            return;
        finish();
    }
    if (m_is_audible || now >= m_retry_at)
        begin_next();
}

bool SpeechQueue::is_stuck() {
    std::uint64_t const progress = m_speaker.progress();
    if (progress == m_progress)
        return m_now.milliseconds - m_progress_at.milliseconds > stuck_ms;
    m_progress = progress;
    m_progress_at = m_now;
    m_is_audible = true;
    return false;
}

void SpeechQueue::finish() {
    if (m_spoken->source == Source::Reading)
        ++m_at;
    m_spoken.reset();
    m_is_audible = true;
}

void SpeechQueue::begin_next() {
    if (!m_waiting.empty()) {
        Spoken const spoken{Source::Queue, m_waiting.front().urgency};
        m_current = std::move(m_waiting.front().utterance);
        m_waiting.pop_front();
        return begin(spoken);
    }
    m_is_reading = m_is_reading && m_at < m_page.size();
    if (!m_is_reading)
        return;
    // Anew, not over the old words: a text that grows leaves its memory as it is.
    m_current = Utterance(m_page[m_at]);
    begin({Source::Reading, Urgency::Polite});
}

void SpeechQueue::begin(Spoken spoken) {
    m_spoken = spoken;
    m_progress = m_speaker.progress();
    m_progress_at = m_now;
    std::vector<Run> const runs = runs_of(m_current);
    bool const is_taken = m_speaker.say(runs, m_rate).has_value();
    if (!is_taken)
        fail();
}

// Said again as soon as the voice is back.
void SpeechQueue::fail() {
    m_is_audible = false;
    m_retry_at = {m_now.milliseconds + retry_ms};
    cut();
}

void SpeechQueue::forget() {
    m_speaker.forget();
    m_waiting.clear();
    m_waiting.shrink_to_fit();
    m_current = {};
    m_page.clear();
    m_spoken.reset();
    m_at = 0;
    m_is_reading = false;
    m_rate = default_rate;
    set_volume(default_volume);
}

bool SpeechQueue::is_forgotten() const {
    return m_waiting.empty() && m_page.empty() && m_current.parts.empty() &&
           m_speaker.is_forgotten();
}

}
