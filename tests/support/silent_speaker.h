#pragma once

#include "client/speech/speaker.h"

#include <string>
#include <vector>

namespace onedoor::fakes {

/// Remembers what it was given; the test says when it has been heard. The `failing_say`-th say()
/// (from 1) and all after it fail while `is_broken`.
class SilentSpeaker final : public speech::Speaker {
public:
    Result<void> say(std::span<speech::Run const> runs, speech::Rate rate) override {
        ++says;
        if (is_broken && says >= failing_say)
            return fail("speech.device", "unplugged");
        std::string words;
        for (speech::Run const& run : runs)
            words += run.text;
        said.push_back(words);
        rates.push_back(rate);
        now = State::Speaking;
        return {};
    }
    void set_volume(speech::Volume wanted) override { volume = wanted; }
    void stop() override {
        ++stops;
        now = State::Quiet;
    }
    [[nodiscard]] State state() const override { return now; }
    [[nodiscard]] std::uint64_t progress() const override { return samples; }
    void forget() override {
        stop();
        ++forgets;
    }
    [[nodiscard]] bool is_forgotten() const override { return has_forgotten; }

    void finish() { now = State::Quiet; }

    std::vector<std::string> said;
    std::vector<speech::Rate> rates;
    speech::Volume volume;
    State now = State::Quiet;
    std::uint64_t samples = 0;
    bool is_broken = false;
    int failing_say = 1;
    int says = 0;
    int stops = 0;
    int forgets = 0;
    bool has_forgotten = true;
};

}
