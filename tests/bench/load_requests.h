#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::bench {

/// A receipt's reference and secret: what a look-up needs.
struct Receipt {
    std::string reference;
    std::string secret;
};

/// What a load consists of: an endless row of requests, and what their answers must be.
class Requests {
public:
    virtual ~Requests() = default;
    /// Writes one whole HTTP request over `request`.
    virtual void write_next(std::string& request) = 0;
    /// Whether this is the answer that counts.
    virtual bool accept(int status, std::string_view body) = 0;
};

/// Distinct citizens behind the one reverse proxy this machine plays: each request names a client
/// in X-Real-IP, and no client sends more than its limits allow, so that all limits stay on.
class Citizens {
public:
    static constexpr std::uint32_t blocks = 16;

    /// Addresses of one of 16 blocks of 10.0.0.0/8; runs against one server take different ones.
    explicit Citizens(std::uint32_t block) : m_block(block) {}
    /// Writes the address of the citizen who sends the next request.
    void write_next(std::string& text);

private:
    std::uint32_t m_block;
    std::uint32_t m_requests = 0;
};

/// POST /api/v1/submissions: each request is a new filing with an id of its own. Accepted: 201.
class Filings final : public Requests {
public:
    /// `body_template` holds {{submission_id}} once.
    Filings(std::string_view body_template, std::uint32_t block);

    void write_next(std::string& request) override;
    bool accept(int status, std::string_view body) override;
    [[nodiscard]] std::vector<Receipt> const& receipts() const { return m_receipts; }

private:
    std::string m_before_id;
    std::string m_after_id;
    Citizens m_citizens;
    std::mt19937_64 m_random;
    std::vector<Receipt> m_receipts;
};

/// POST /api/v1/lookups of receipts in a random order. Accepted: 200 about the file asked for.
class LookUps final : public Requests {
public:
    LookUps(std::vector<Receipt> receipts, std::uint32_t block);

    void write_next(std::string& request) override;
    bool accept(int status, std::string_view body) override;

private:
    std::vector<Receipt> m_receipts;
    Citizens m_citizens;
    std::mt19937_64 m_random;
};

}
