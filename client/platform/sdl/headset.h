#pragma once

#include "client/speech/audio_out.h"

#include <cstdint>
#include <string>

namespace onedoor::platform {

/// One sound device of SDL, by its name: the headset of the kiosk, never whatever the system plays
/// to by default, which may be a loudspeaker in the hall.
class Headset final : public speech::AudioOut {
public:
    /// A name as SDL lists them (SDL_GetAudioDeviceName); empty = there is none.
    explicit Headset(std::string name) : m_name(std::move(name)) {}
    ~Headset() override;
    Headset(Headset const&) = delete;
    Headset& operator=(Headset const&) = delete;

    Result<void> open(int samples_per_second) override;
    Result<void> write(std::span<std::int16_t const> samples) override;
    [[nodiscard]] std::size_t pending() const override;
    void drop() override;
    void close() override;

private:
    std::string m_name;
    /// SDL's number, 0 = not open.
    std::uint32_t m_device = 0;
};

}
