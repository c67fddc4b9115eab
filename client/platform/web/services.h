#pragma once

#include "client/platform/program.h"

namespace onedoor::platform {

class WebTransport final : public net::Transport {
public:
    void send(net::Token token, net::Request request) override;
    void cancel(net::Token token) override;
};

class WebStorage final : public app::Storage {
public:
    [[nodiscard]] bool can_keep() const override { return true; }
    void load(std::string_view key) override;
    void list() override;
    void save(std::string_view key, std::string_view value,
              app::KeptVersion const& version) override;
    void erase(std::string_view key) override;
};

class WebFileSource final : public app::FileSource {
public:
    void read(std::uint32_t handle, std::uint64_t offset, std::uint32_t length_max) override;
    void release(std::uint32_t handle) override;
};

class WebOutbox final : public app::Outbox {
public:
    [[nodiscard]] bool is_available() const override { return true; }
    void keep(app::OutgoingFiling const& filing) override;
    void remove(std::string_view id, app::OutboxState state) override;
    void send_now() override;
};

/// crypto.subtle, in web/handover.js.
class WebCipher final : public app::Cipher {
public:
    void seal(std::string_view text) override;
    void open(app::SealedText const& sealed) override;
};

class SystemClock final : public core::Clock {
public:
    [[nodiscard]] core::Instant now() const override;
};

/// crypto.getRandomValues, through getentropy().
class SystemRandom final : public core::Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

}
