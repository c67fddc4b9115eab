#pragma once

#include "client/outbox/device_key.h"
#include "client/outbox/sealer.h"
#include "client/outbox/sender.h"
#include "shared/sealing/sealing.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace onedoor::testing {

/// The office's side in memory, as strict as the server and with its answers signed. A copy is the
/// office as it was then.
class FakeOffice {
public:
    FakeOffice();

    [[nodiscard]] outbox::OfficePin pin() const;
    outbox::Answer answer(outbox::Task const& task);
    /// How often each filing became a case, by submission id.
    std::map<std::string, int> cases;
    /// Bodies of the filings, opened, in the order in which they came.
    std::vector<std::string> bodies;
    /// Files by upload id, opened.
    std::map<std::string, std::string> files;
    /// Filings of these ids are refused with this code.
    std::map<std::string, std::string> refused;
    /// Says so in its receipts when it is false.
    bool is_secured = true;
    int requests = 0;

    /// The answer with the signature of this office.
    outbox::Answer sign(outbox::Task const& task, outbox::Answer answer) const;
    outbox::Answer problem(outbox::Task const& task, int status, std::string_view code) const;

private:
    struct Upload {
        std::string submission;
        std::string enc;
        std::uint64_t size = 0;
        std::map<std::uint32_t, std::string> chunks;
    };
    outbox::Answer declare(outbox::Task const& task);
    outbox::Answer take_chunk(outbox::Task const& task);
    outbox::Answer file(outbox::Task const& task);
    std::string open_upload(std::string const& id) const;

    sealing::PrivateKey m_key;
    std::map<std::string, Upload> m_uploads;
};

inline constexpr std::string_view kiosk_name = "kiosk-1";

/// A key every test knows.
outbox::DeviceKey kiosk_key();

/// A filing with one file, really sealed to the office.
outbox::SealedFiling sealed_filing(FakeOffice const& office, std::uint8_t number,
                                   std::size_t file_bytes = 1000);
std::string body_of(std::uint8_t number);

}
