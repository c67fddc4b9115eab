#pragma once

#include "client/configuration/configuration.h"
#include "client/device/page_printer.h"
#include "client/device/receipt_printer.h"
#include "client/kiosk/kiosk.h"
#include "client/net/transport.h"
#include "client/outbox/exchange.h"
#include "client/platform/sdl/headset.h"
#include "client/platform/sdl/services.h"
#include "client/platform/sdl/staff_site.h"
#include "client/reader/reader.h"
#include "client/report/reporter.h"
#include "client/speech/espeak_speaker.h"

#include <memory>

namespace onedoor::platform {

/// No citizen brings files to a kiosk.
class NoFiles final : public outbox::FileContents {
public:
    Result<core::Bytes> read(std::uint32_t handle) override;
};

/// The devices and rooms that a machine's configuration names; they live as long as this.
class Equipment {
public:
    /// Fails with the codes of printer profiles, outbox and device key. What is not plugged in is
    /// no failure: it is tried again.
    /// `unit_mappings`: the file of the communes before 2025-07-01, read when there is a reader of
    /// cards.
    static Result<std::unique_ptr<Equipment>> open(configuration::Configuration const& wanted,
                                                   std::string const& unit_mappings,
                                                   void (*wake)());

    /// The panel of staff; before devices(). What `run` refers to outlives the equipment.
    void add_staff_panel(configuration::Configuration const& wanted, Run const& run,
                         void (*wake)());
    /// Null: there is none.
    [[nodiscard]] StaffSite* staff_site() { return m_site.get(); }
    /// The parts as they are; of link, disk and clock nothing is known here.
    [[nodiscard]] diagnostics::Observation observe() const;
    [[nodiscard]] speech::Speaker* speaker() const { return m_speaker.get(); }

    [[nodiscard]] kiosk::Devices devices(net::Transport& transport, core::Random& random);
    [[nodiscard]] app::Outbox& outbox() { return *m_outbox; }
    [[nodiscard]] outbox::KioskOutbox& kiosk_outbox() { return *m_outbox; }
    /// Once a minute tells the office how the machine is.
    void report(kiosk::Kiosk const& kiosk, core::Uptime now);
    /// Whether the answer was for the report.
    bool receive(net::Response const& response, core::Uptime now);

private:
    Equipment() = default;
    Result<void> open_printer(configuration::Printer const& printer);
    void open_reader(configuration::Reader const& reader, std::string const& unit_mappings);

    SystemClock m_clock;
    SystemRandom m_random;
    NoFiles m_files;
    std::unique_ptr<device::Line> m_printer_line;
    std::unique_ptr<device::ReceiptPrinter> m_printer;
    std::size_t m_paper_width = print::dots_80_mm;
    std::unique_ptr<device::PageQueue> m_page_queue;
    std::unique_ptr<device::PagePrinter> m_page_printer;
    std::unique_ptr<reader::ReaderLine> m_reader_line;
    std::unique_ptr<reader::Reader> m_reader;
    std::optional<units::UnitMappings> m_unit_mappings;
    std::unique_ptr<keypad::Keypad> m_keypad;
    std::unique_ptr<outbox::Exchange> m_exchange;
    std::unique_ptr<outbox::KioskOutbox> m_outbox;
    std::unique_ptr<Headset> m_headset;
    std::unique_ptr<speech::EspeakSpeaker> m_speaker;
    std::unique_ptr<speech::Narrator> m_narrator;
    std::unique_ptr<ticket::Desk> m_hall;
    std::string m_id;
    std::unique_ptr<outbox::DeviceKey> m_key;
    std::unique_ptr<report::Reporter> m_reporter;
    std::unique_ptr<StaffSite> m_site;
    std::unique_ptr<staff_panel::Panel> m_staff;
    core::Uptime m_started = system_uptime();
};

}
