#include "client/platform/sdl/staff_site.h"

#include "client/lifecycle/wording.h"
#include "client/phrases/phrases.h"
#include "client/platform/sdl/equipment.h"
#include "shared/core/bytes.h"
#include "shared/core/sha256.h"

#include <cstdio>
#include <sys/statvfs.h>

namespace onedoor::platform {

namespace {

/// SHA-256 of the program that runs; empty when it cannot be read.
std::string program_digest() {
    std::FILE* const file = std::fopen("/proc/self/exe", "rb");
    if (file == nullptr)
        return {};
    core::Sha256 sum;
    std::vector<std::uint8_t> block(65'536);
    for (std::size_t length = 0; (length = std::fread(block.data(), 1, block.size(), file)) > 0;)
        sum.add({block.data(), length});
    bool const is_whole = std::ferror(file) == 0;
    std::fclose(file);
    return is_whole ? core::to_hex(sum.finish()) : std::string();
}

}

StaffSite::StaffSite(Equipment const& equipment, Run const& run, void (*wake)())
    : m_equipment(equipment), m_life(run.life), m_id(run.settings.configuration.id),
      m_data_folder(run.settings.configuration.data_folder),
      m_settings{.version = run.settings.version,
                 .refused = run.settings.refused ? run.settings.refused->code : ""},
      m_link(run.settings.configuration.server, wake) {}

void StaffSite::advance() {
    if (std::optional<LinkWatch::Clocks> const clocks = m_link.take_clocks())
        m_life.server_answered(clocks->server, clocks->wall);
    if (std::optional<std::string> digest = m_digesting.take())
        m_digest = std::move(*digest);
}

diagnostics::Observation StaffSite::observe() {
    diagnostics::Observation seen = m_equipment.observe();
    seen.link = m_link.link();
    seen.clock_skew_ms = m_life.server_skew_ms();
    struct statvfs disk = {};
    if (statvfs(m_data_folder.c_str(), &disk) == 0)
        seen.disk = {.free_bytes = std::uint64_t{disk.f_bavail} * disk.f_frsize};
    return seen;
}

void StaffSite::play_sound(text::Language language) {
    speech::Speaker* const speaker = m_equipment.speaker();
    if (speaker == nullptr)
        return;
    std::vector<speech::Run> const words{
        {std::string(phrases::get(phrases::Key::staff_sound, language)), language}};
    // What cannot be heard is found by who listens.
    (void)speaker->say(words, speech::default_rate);
}

diagnostics::Machine StaffSite::machine() {
    if (m_digest.empty() && !m_digesting.is_running())
        m_digesting.begin(program_digest);
    return {.office = {}, .id = m_id, .version = ONEDOOR_VERSION, .program_digest = m_digest};
}

staff_panel::Settings StaffSite::settings() {
    return m_settings;
}

std::vector<staff_panel::Remark> StaffSite::remarks(text::Language language) {
    std::vector<staff_panel::Remark> remarks;
    for (lifecycle::Note const& note : m_life.notes())
        remarks.push_back({note.at, lifecycle::describe(note, language)});
    return remarks;
}

}
