#include "client/speech/espeak_voice.h"

#include "shared/core/verify.h"

#include <atomic>
#include <espeak-ng/speak_lib.h>
#include <string>

namespace onedoor::speech {

namespace {

std::atomic<bool> is_in_use{false};
EspeakVoice::Listener* listener_now = nullptr;

int hear(short* samples, int count, espeak_EVENT*) {
    if (samples == nullptr || count <= 0 || listener_now == nullptr)
        return 0;
    auto const answer = listener_now->hear({samples, static_cast<std::size_t>(count)});
    return answer == EspeakVoice::Listener::Answer::Stop ? 1 : 0;
}

/// Words a minute.
int speed_of(Rate rate) {
    constexpr int speeds[] = {100, 130, 160, 210, 280};
    return speeds[static_cast<std::size_t>(rate)];
}

char const* voice_of(Language language) {
    return language == Language::English ? "en" : "vi";
}

class Nobody final : public EspeakVoice::Listener {
public:
    Answer hear(std::span<std::int16_t const>) override { return Answer::Stop; }
};

// Once in a process and never ended: espeak_Terminate waits for ever for a thread of its own when
// that has not begun to wait yet (1.51).
int initialise() {
    static int const samples_per_second =
        espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, chunk_ms, nullptr, espeakINITIALIZE_DONT_EXIT);
    return samples_per_second;
}

}

Result<std::unique_ptr<EspeakVoice>> EspeakVoice::create() {
    VERIFY(!is_in_use.exchange(true));
    int const rate = initialise();
    std::unique_ptr<EspeakVoice> voice(new EspeakVoice(rate));
    if (rate <= 0)
        return fail("speech.voice", "espeak-ng has no data");
    espeak_SetSynthCallback(hear);
    TRY_VOID(voice->choose(Language::English));
    TRY_VOID(voice->choose(Language::Vietnamese));
    return voice;
}

EspeakVoice::~EspeakVoice() {
    is_in_use = false;
}

Result<void> EspeakVoice::choose(Language language) {
    if (m_has_voice && m_language == language)
        return {};
    m_has_voice = espeak_SetVoiceByName(voice_of(language)) == EE_OK;
    m_language = language;
    if (!m_has_voice)
        return fail("speech.voice", voice_of(language));
    return {};
}

Result<void> EspeakVoice::synthesise(Run const& run, Rate rate, Listener& listener) {
    TRY_VOID(choose(run.language));
    espeak_SetParameter(espeakRATE, speed_of(rate), 0);
    listener_now = &listener;
    espeak_ERROR const outcome =
        espeak_Synth(run.text.c_str(), run.text.size() + 1, 0, POS_CHARACTER, 0,
                     espeakCHARS_UTF8 | espeakENDPAUSE, nullptr, nullptr);
    listener_now = nullptr;
    if (outcome != EE_OK)
        return fail("speech.voice", "espeak-ng could not say it");
    return {};
}

// It keeps the clause it said last in buffers of its own, of 800 bytes at most.
void EspeakVoice::forget() {
    constexpr std::size_t longest_clause = 800;
    std::string other;
    while (other.size() < 2 * longest_clause)
        other += "a ";
    Nobody nobody;
    (void)synthesise({other, m_language}, Rate::Fastest, nobody);
}

}
