#include "tests/bench/load_requests.h"

#include <algorithm>

namespace onedoor::bench {

static constexpr std::string_view id_mark = "{{submission_id}}";
/// The smallest burst of a citizen's address: that of look-ups.
static constexpr std::uint32_t requests_per_citizen = 10;
static constexpr std::uint32_t citizens_per_block = 1U << 20U;

void Citizens::write_next(std::string& text) {
    std::uint32_t const citizen = m_requests++ / requests_per_citizen % citizens_per_block;
    std::uint32_t const address = m_block * citizens_per_block + citizen;
    text += "10.";
    text += std::to_string(address >> 16U) + "." + std::to_string(address >> 8U & 0xFFU) + "." +
            std::to_string(address & 0xFFU);
}

static void write_post(std::string& request, std::string_view path, Citizens& citizens,
                       std::size_t body_bytes) {
    request.assign("POST ").append(path);
    request += " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
               "X-Onedoor-Request: 1\r\nX-Real-IP: ";
    citizens.write_next(request);
    request += "\r\nContent-Length: ";
    request += std::to_string(body_bytes);
    request += "\r\n\r\n";
}

/// The text member `name` of a flat JSON answer; empty when it is not there.
static std::string_view text_member(std::string_view json, std::string_view name) {
    std::string const mark = "\"" + std::string(name) + "\":\"";
    std::size_t const begin = json.find(mark);
    if (begin == std::string_view::npos)
        return {};
    std::string_view const rest = json.substr(begin + mark.size());
    return rest.substr(0, rest.find('"'));
}

Filings::Filings(std::string_view body_template, std::uint32_t block)
    : m_before_id(body_template.substr(0, body_template.find(id_mark))),
      m_after_id(body_template.substr(m_before_id.size() + id_mark.size())), m_citizens(block),
      m_random(std::random_device{}()) {}

void Filings::write_next(std::string& request) {
    static constexpr std::size_t id_digits = 32;
    write_post(request, "/api/v1/submissions", m_citizens,
               m_before_id.size() + id_digits + m_after_id.size());
    request += m_before_id;
    for (int half = 0; half < 2; ++half) {
        for (std::uint64_t bits = m_random(), digit = 0; digit < id_digits / 2; ++digit) {
            request += "0123456789abcdef"[bits & 0xFU];
            bits >>= 4U;
        }
    }
    request += m_after_id;
}

bool Filings::accept(int status, std::string_view body) {
    Receipt receipt{std::string(text_member(body, "reference")),
                    std::string(text_member(body, "secret"))};
    if (status != 201 || receipt.reference.empty() || receipt.secret.empty())
        return false;
    m_receipts.push_back(std::move(receipt));
    return true;
}

LookUps::LookUps(std::vector<Receipt> receipts, std::uint32_t block)
    : m_receipts(std::move(receipts)), m_citizens(block), m_random(std::random_device{}()) {}

void LookUps::write_next(std::string& request) {
    Receipt const& receipt = m_receipts[m_random() % m_receipts.size()];
    std::string const body =
        R"({"code":")" + receipt.reference + R"(","secret":")" + receipt.secret + R"("})";
    write_post(request, "/api/v1/lookups", m_citizens, body.size());
    request += body;
}

bool LookUps::accept(int status, std::string_view body) {
    return status == 200 && !text_member(body, "reference").empty();
}

}
