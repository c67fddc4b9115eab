#include "client/platform/sdl/headset.h"

#include <SDL.h>

namespace onedoor::platform {

namespace {

/// What the device takes at once: a twentieth of a second or less, so that silence comes soon.
constexpr std::uint16_t device_samples = 512;

}

Headset::~Headset() {
    close();
}

Result<void> Headset::open(int samples_per_second) {
    close();
    if (m_name.empty())
        return fail("speech.device", "no headset is configured");
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0)
        return fail("speech.device", SDL_GetError());
    SDL_AudioSpec wanted{};
    wanted.freq = samples_per_second;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = device_samples;
    m_device = SDL_OpenAudioDevice(m_name.c_str(), 0, &wanted, nullptr, 0);
    if (m_device == 0) {
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        return fail("speech.device", SDL_GetError());
    }
    SDL_PauseAudioDevice(m_device, 0);
    return {};
}

Result<void> Headset::write(std::span<std::int16_t const> samples) {
    // SDL stops a device that was unplugged.
    if (m_device == 0 || SDL_GetAudioDeviceStatus(m_device) == SDL_AUDIO_STOPPED)
        return fail("speech.device", "the headset is gone");
    if (SDL_QueueAudio(m_device, samples.data(),
                       static_cast<std::uint32_t>(samples.size_bytes())) != 0)
        return fail("speech.device", SDL_GetError());
    return {};
}

std::size_t Headset::pending() const {
    return m_device == 0 ? 0 : SDL_GetQueuedAudioSize(m_device) / sizeof(std::int16_t);
}

void Headset::drop() {
    if (m_device != 0)
        SDL_ClearQueuedAudio(m_device);
}

void Headset::close() {
    if (m_device != 0) {
        SDL_ClearQueuedAudio(m_device);
        SDL_CloseAudioDevice(m_device);
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        m_device = 0;
    }
    // SDL keeps this thread's last error and does not see the thread end.
    SDL_TLSCleanup();
}

}
