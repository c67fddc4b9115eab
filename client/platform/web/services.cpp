#include "client/platform/web/services.h"

#include "client/platform/web/imports.h"
#include "shared/core/verify.h"

#include <algorithm>
#include <ctime>
#include <unistd.h>

namespace onedoor::platform {

void WebTransport::send(net::Token token, net::Request request) {
    std::string headers;
    for (net::Header const& header : request.headers)
        headers.append(header.name).append("\t").append(header.value).append("\n");
    js_send(token, static_cast<int>(request.method), request.path.c_str(), headers.c_str(),
            request.body.data(), static_cast<std::uint32_t>(request.body.size()),
            request.timeout_ms, request.delay_ms);
}

void WebTransport::cancel(net::Token token) {
    js_cancel(token);
}

void WebStorage::load(std::string_view key) {
    js_load(std::string(key).c_str());
}

void WebStorage::list() {
    js_list();
}

void WebStorage::save(std::string_view key, std::string_view value,
                      app::KeptVersion const& version) {
    js_save(std::string(key).c_str(), std::string(value).c_str(),
            static_cast<double>(version.saved_at.milliseconds),
            static_cast<double>(version.replaces.milliseconds),
            static_cast<double>(version.expires_at.milliseconds),
            version.before == app::KeptBefore::Replace ? 1 : 0);
}

void WebStorage::erase(std::string_view key) {
    js_erase(std::string(key).c_str());
}

void WebFileSource::read(std::uint32_t handle, std::uint64_t offset, std::uint32_t length_max) {
    js_read_file(handle, static_cast<double>(offset), length_max);
}

void WebFileSource::release(std::uint32_t handle) {
    js_release_file(handle);
}

void WebOutbox::keep(app::OutgoingFiling const& filing) {
    js_outbox(0, app::write_outgoing(filing).c_str());
}

void WebOutbox::remove(std::string_view id, app::OutboxState state) {
    js_outbox(1, (std::string(id) + " " + std::string(app::name_of(state))).c_str());
}

void WebOutbox::send_now() {
    js_outbox(2, "");
}

void WebCipher::seal(std::string_view text) {
    js_seal(std::string(text).c_str());
}

void WebCipher::open(app::SealedText const& sealed) {
    js_open(sealed.key.c_str(), sealed.ciphertext.c_str());
}

core::Instant SystemClock::now() const {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    return {static_cast<std::int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000};
}

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
    // getentropy() answers at most 256 bytes a call.
    constexpr std::size_t call_max = 256;
    while (!bytes.empty()) {
        std::size_t const length = std::min(bytes.size(), call_max);
        VERIFY(getentropy(bytes.data(), length) == 0);
        bytes = bytes.subspan(length);
    }
}

}
