#pragma once

#include <cstddef>
#include <cstdint>

/// Every bound of the product in one place. Lengths are bytes unless the name says otherwise.
namespace onedoor::limits {

inline constexpr std::size_t request_body_bytes_max = 1024 * 1024;
/// Of a form without script that carries files: one of the largest and what was typed.
inline constexpr std::size_t request_files_bytes_max = 12 * 1024 * 1024;
inline constexpr std::size_t form_body_fields_max = 1000;
inline constexpr std::size_t form_body_name_bytes_max = 200;
inline constexpr std::size_t form_body_part_head_bytes_max = 2048;
/// The draft of a filing that a page without script carries along.
inline constexpr std::size_t page_draft_bytes_max = 256 * 1024;
inline constexpr std::size_t request_target_bytes_max = 2048;
inline constexpr std::size_t request_header_line_bytes_max = 8 * 1024;
inline constexpr std::size_t request_header_count_max = 50;
/// Request line and all header lines together.
inline constexpr std::size_t request_head_bytes_max = 32 * 1024;
/// Open ones. A browser opens six: four behind the one address of an office are served, and more
/// than half of the workers stay for others.
inline constexpr std::size_t connections_per_address = 24;
/// Connections that wait for a change without a thread: every counter and display of an office
/// behind one address, and what the process has file descriptors for.
inline constexpr std::size_t parked_per_address_max = 64;
inline constexpr std::size_t parked_connections_max = 512;
/// Less than what proxies wait for an answer.
inline constexpr std::int64_t change_wait_ms_max = 25'000;

inline constexpr std::size_t json_depth_max = 32;
inline constexpr std::size_t json_elements_max = 20'000;
inline constexpr std::size_t json_string_bytes_max = 64 * 1024;

inline constexpr std::size_t attachment_bytes_max = 10 * 1024 * 1024;
inline constexpr std::size_t attachment_chunk_bytes = 256 * 1024;
inline constexpr std::size_t attachments_per_submission_max = 20;
inline constexpr std::size_t attachments_total_bytes_max = 25 * 1024 * 1024;
inline constexpr std::size_t attachment_name_bytes_max = 255;
inline constexpr std::uint64_t attachment_pixels_max = 40'000'000;
/// An upload that became part of no filing is deleted after this time.
inline constexpr std::int64_t unfiled_upload_life_ms = 24 * 3'600'000;

inline constexpr std::size_t text_answer_characters_max = 500;
inline constexpr std::size_t long_text_answer_characters_max = 4000;
inline constexpr std::size_t repeating_group_entries_max = 20;

/// A step of an officer: the reason, and what is asked of the applicant.
inline constexpr std::size_t act_text_characters_max = 2000;
inline constexpr std::size_t act_request_items_max = 50;

inline constexpr std::size_t form_steps_max = 20;
inline constexpr std::size_t form_fields_max = 400;
inline constexpr std::size_t form_condition_depth_max = 8;

/// A draft on its way to another device, as base64url; one JSON string holds it.
inline constexpr std::size_t handover_text_bytes_max = json_string_bytes_max;
inline constexpr std::size_t handed_answer_bytes_max = 16 * 1024;
inline constexpr std::int64_t handover_life_ms = 10 * 60'000;
inline constexpr std::size_t handovers_max = 2'000;
inline constexpr std::size_t handovers_total_bytes_max = 32 * 1024 * 1024;

/// What a kiosk keeps until the office has it.
inline constexpr std::uint64_t outbox_items_max = 2'000;
inline constexpr std::uint64_t outbox_bytes_max = 8ULL * 1024 * 1024 * 1024;
/// Room on its disk for the largest filing, twice: in the log and in the file.
inline constexpr std::uint64_t outbox_reserve_bytes = 64ULL * 1024 * 1024;

/// Of the file of the communes before 2025-07-01.
inline constexpr std::size_t unit_mappings_bytes_max = 2 * 1024 * 1024;

/// One reading of a kiosk's reader of codes: a card, an address or a code.
inline constexpr std::size_t reader_frame_bytes_max = 2048;
inline constexpr std::size_t reader_frames_per_second_max = 4;
inline constexpr std::size_t reader_frames_waiting_max = 4;
/// Of an unknown text, to be shown.
inline constexpr std::size_t reader_excerpt_characters_max = 40;

inline constexpr std::size_t search_query_bytes_max = 200;
inline constexpr std::size_t search_results_max = 50;

}
